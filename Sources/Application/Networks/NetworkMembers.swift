import Database
import Domain
import Store
import TwinhallCore

extension Application {
  /// Lets a partnership or a single organisation into a network. It may have been a member before, in another period.
  /// - Throws: `InvalidInput` at `member`, `from` or `to`; `VersionConflict`, `NotFound`.
  public func addNetworkMember(
    _ membership: NetworkMembership, to network: Identifier<Network>, version: Int, permit: Permit<ManageNetworks>
  ) throws {
    try changeMembers(of: network, version: version, permit) { members, change in
      var validation = membership.checked()
      if try !change.exists(membership.member) { validation.add("member", .unknownOrganisation) }
      if members.contains(where: { $0.member == membership.member && $0.overlaps(membership) }) { validation.add("member", .chosenTwice) }
      try validation.finish()
      members.append(membership)
      return (nil, membership)
    }
  }

  /// Changes the days of a member.
  /// - Parameter current: the member as the person saw it.
  /// - Throws: `InvalidInput` at `from` or `to`; `VersionConflict`, `NotFound`.
  public func changeNetworkMember(
    _ current: NetworkMembership, from: Day?, to: Day?, in network: Identifier<Network>, version: Int, permit: Permit<ManageNetworks>
  ) throws {
    try changeMembers(of: network, version: version, permit) { members, _ in
      guard let index = members.firstIndex(of: current) else { throw NotFound() }
      let changed = NetworkMembership(member: current.member, from: from, to: to)
      try changed.checked().finish()
      members[index] = changed
      return (current, changed)
    }
  }

  /// Takes out a member that was let in by mistake. A member that leaves gets a last day instead.
  /// - Throws: `VersionConflict`, `NotFound`.
  public func removeNetworkMember(
    _ current: NetworkMembership, from network: Identifier<Network>, version: Int, permit: Permit<ManageNetworks>
  ) throws {
    try changeMembers(of: network, version: version, permit) { members, _ in
      guard let index = members.firstIndex(of: current) else { throw NotFound() }
      members.remove(at: index)
      return (current, nil)
    }
  }

  private func changeMembers(
    of id: Identifier<Network>, version: Int, _ permit: Permit<ManageNetworks>,
    _ body: (inout [NetworkMembership], Change) throws -> (before: NetworkMembership?, after: NetworkMembership?)
  ) throws {
    try change(permit) { change in
      guard try change.connection.networks.find(id) != nil else { throw NotFound() }
      let old = try change.connection.networks.members(of: id)
      var members = old
      let (before, after) = try body(&members, change)
      try change.expectOne(change.connection.networks.setMembers(members, of: id, version: version))
      guard let member = (after ?? before)?.member else { throw NotFound() }
      try change.record(id, before: change.fields(of: member, in: old), after: change.fields(of: member, in: members))
    }
  }
}

extension Change {
  fileprivate func exists(_ member: NetworkMembership.Member) throws -> Bool {
    switch member {
    case .partnership(let id): try connection.partnerships.find(id) != nil
    case .organisation(let id): try connection.organisations.find(id) != nil
    }
  }

  /// One field, named after the member, with each of its times in the network.
  fileprivate func fields(of member: NetworkMembership.Member, in members: [NetworkMembership]) throws -> AuditFields {
    let slug =
      switch member {
      case .partnership(let id): try connection.partnerships.find(id)?.slug
      case .organisation(let id): try connection.organisations.find(id)?.slug
      }
    let times = members.filter { $0.member == member }.map { "\($0.from?.description ?? "")/\($0.to?.description ?? "")" }
    var fields: AuditFields = [:]
    fields.set("member-\(slug ?? "")", times.sorted().joined(separator: ", "))
    return fields
  }
}

extension NetworkMembership {
  fileprivate func checked() -> Validation {
    var validation = Validation()
    if let from, let to, to < from { validation.add("to", .endsBeforeStart) }
    return validation
  }

  fileprivate func overlaps(_ other: NetworkMembership) -> Bool {
    let (first, last) = (from?.number ?? .min, to?.number ?? .max)
    return first <= (other.to?.number ?? .max) && (other.from?.number ?? .min) <= last
  }
}

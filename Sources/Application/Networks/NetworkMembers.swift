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
      var members = try change.connection.networks.members(of: id)
      let (before, after) = try body(&members, change)
      try change.expectOne(change.connection.networks.setMembers(members, of: id, version: version))
      try change.record(id, before: change.fields(of: before), after: change.fields(of: after))
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

  fileprivate func fields(of membership: NetworkMembership?) throws -> AuditFields {
    guard let membership else { return [:] }
    let slug =
      switch membership.member {
      case .partnership(let id): try connection.partnerships.find(id)?.slug
      case .organisation(let id): try connection.organisations.find(id)?.slug
      }
    return ["member": slug, "from": membership.from?.description, "to": membership.to?.description]
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

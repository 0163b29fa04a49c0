import Domain
import Store
import TwinhallCore

extension Demonstration {
  mutating func loadPartnerships() throws {
    let members = Dictionary(grouping: try DemonstrationFile.partnershipMembers().rows) { $0["partnership"] }
    let permit = try permit(ManagePartnerships.self)
    let application = start
    for row in try DemonstrationFile.partnerships().rows {
      for copy in 1...copies {
        let number = row["number"]
        let id = try naming("partnerships \(number)") {
          try application.addPartnership(
            entry(row, members[number] ?? [], copy), slug: copied(row["slug"], copy), permit: permit)
        }
        if copy == 1 { partnerships[number] = id }
      }
    }
  }

  private func entry(_ row: DemonstrationFile.Row, _ members: [DemonstrationFile.Row], _ copy: Int) throws -> PartnershipEntry {
    var entry = PartnershipEntry()
    entry.title = row["title_en"]
    entry.status = Partnership.Status(rawValue: row["status"]) ?? .active
    entry.startsOn = row.day("starts_on")
    entry.endsOn = row.day("ends_on")
    entry.note = row["note"]
    entry.textLanguage = WrittenLanguage(.english)
    entry.themes = try row.list("themes").map { try known(themes[$0]) }
    entry.members = try members.map { member in
      PartnershipMember(
        organisation: try known(organisations[copied(member["organisation"], copy)]),
        part: PartnershipMember.Part(rawValue: member["role"]) ?? .partner, from: member.day("from"), to: member.day("to"))
    }
    return entry
  }

  mutating func loadNetworks() throws {
    let permit = try permit(ManageNetworks.self)
    for row in try DemonstrationFile.networks().rows {
      var entry = NetworkEntry()
      entry.theme = themes[row["theme"]]
      for language in Language.allCases where !row["name_\(language)"].isEmpty {
        entry.texts[language] = NetworkText(name: row["name_\(language)"], summary: row["summary_\(language)"])
      }
      entry.startsOn = row.day("starts_on")
      entry.endsOn = row.day("ends_on")
      entry.countries = row.list("countries")
      entry.predecessor = networks[row["predecessor"]]
      networks[row["slug"]] = try naming("networks \(row["slug"])") { try start.addNetwork(entry, slug: row["slug"], permit: permit) }
    }
    try loadNetworkMembers(permit)
  }

  private func loadNetworkMembers(_ permit: Permit<ManageNetworks>) throws {
    var versions: [String: Int] = [:]
    for row in try DemonstrationFile.networkMembers().rows {
      let slug = row["network"]
      let version = versions[slug] ?? 1
      try naming("network_members \(slug) \(row["partnership"])\(row["organisation"])") {
        let member: NetworkMembership.Member =
          row["partnership"].isEmpty
          ? .organisation(try known(organisations[row["organisation"]])) : .partnership(try known(partnerships[row["partnership"]]))
        let membership = NetworkMembership(member: member, from: row.day("from"), to: row.day("to"))
        try start.addNetworkMember(membership, to: known(networks[slug]), version: version, permit: permit)
      }
      versions[slug] = version + 1
    }
  }

  /// A record that another file names.
  func known<Entity>(_ id: Identifier<Entity>?) throws -> Identifier<Entity> {
    guard let id else { throw NotFound() }
    return id
  }
}

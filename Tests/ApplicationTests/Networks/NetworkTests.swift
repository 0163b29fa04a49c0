import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Networks")
struct NetworkTests {
  @Test("Partnerships and single bodies are members for a time, and may come back later", arguments: TestDatabases.all)
  func members(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let network = try stage.makeNetwork("Network for Climate", Day(2022, 1, 1), Day(2025, 12, 31))
      let umea = try stage.makeBody("Umeå")
      let partnership = try stage.makePartnership(umea, stage.makeBody("Bogotá", "CO"))
      let permit = try stage.permit(ManageNetworks.self)
      let alone = NetworkMembership(member: .organisation(umea), from: Day(2022, 1, 1), to: Day(2022, 12, 31))
      let pair = NetworkMembership(member: .partnership(partnership), from: Day(2023, 1, 1), to: nil)
      try stage.application.addNetworkMember(alone, to: network, version: 1, permit: permit)
      try stage.application.addNetworkMember(pair, to: network, version: 2, permit: permit)
      let overlapping = NetworkMembership(member: .organisation(umea), from: Day(2022, 6, 1), to: nil)
      #expect(throws: InvalidInput([Problem("member", .chosenTwice)])) {
        try stage.application.addNetworkMember(overlapping, to: network, version: 3, permit: permit)
      }
      let again = NetworkMembership(member: .organisation(umea), from: Day(2024, 1, 1), to: nil)
      try stage.application.addNetworkMember(again, to: network, version: 3, permit: permit)
      let (members, networks) = try stage.application.read { (try $0.networks.members(of: network), try $0.networks.networks(of: umea)) }
      #expect(members == [alone, pair, again])
      #expect(networks == [network])
    }
  }

  @Test("A member that leaves gets a last day; one let in by mistake is taken out", arguments: TestDatabases.all)
  func leaving(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let network = try stage.makeNetwork("Network for Climate", Day(2022, 1, 1), Day(2029, 12, 31))
      let permit = try stage.permit(ManageNetworks.self)
      let body = NetworkMembership(member: .organisation(try stage.makeBody("Umeå")), from: Day(2022, 1, 1), to: nil)
      try stage.application.addNetworkMember(body, to: network, version: 1, permit: permit)
      try stage.application.changeNetworkMember(body, from: body.from, to: Day(2023, 6, 30), in: network, version: 2, permit: permit)
      let left = NetworkMembership(member: body.member, from: body.from, to: Day(2023, 6, 30))
      let day = try #require(Day(2026, 11, 24))
      let counts = try stage.application.read { try $0.networks.memberCounts(on: day) }
      #expect(counts[network] == nil)
      #expect(throws: VersionConflict.self) {
        try stage.application.removeNetworkMember(left, from: network, version: 2, permit: permit)
      }
      try stage.application.removeNetworkMember(left, from: network, version: 3, permit: permit)
      #expect(try stage.application.read { try $0.networks.members(of: network) } == [])
    }
  }

  @Test("A network keeps its texts by language and follows an earlier one, but never itself", arguments: TestDatabases.all)
  func changes(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let first = try stage.makeNetwork("Network for Human Rights", Day(2021, 1, 1), Day(2024, 12, 31))
      let second = try stage.makeNetwork("Network for Human Rights", Day(2022, 1, 1), nil, after: first)
      let stored = try #require(try stage.application.read { try $0.networks.find(second) })
      #expect(stored.slug == "network-for-human-rights-2")
      #expect(stored.predecessor == first)
      var entry = NetworkEntry(stored)
      entry.texts[.swedish] = NetworkText(name: "Nätverket för mänskliga rättigheter", summary: "")
      entry.countries = ["ZM", "BW"]
      let permit = try stage.permit(ManageNetworks.self)
      try stage.application.changeNetwork(second, version: 1, to: entry, permit: permit)
      let changed = try #require(try stage.application.read { try $0.networks.find(second) })
      #expect(changed.text(in: .swedish).name == "Nätverket för mänskliga rättigheter")
      #expect(changed.countries == ["ZM", "BW"])
      entry.predecessor = second
      entry.countries = ["XX"]
      let wrong = entry
      #expect(throws: InvalidInput([Problem("countries", .unknownCountry), Problem("predecessor", .itself)])) {
        try stage.application.changeNetwork(second, version: 2, to: wrong, permit: permit)
      }
    }
  }
}

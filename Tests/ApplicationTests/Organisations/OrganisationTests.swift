import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Organisations in the register")
struct OrganisationTests {
  @Test("A body is found by any of its names, in any script and without accents", arguments: TestDatabases.all)
  func search(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let register = try Register(stage)
      _ = try register.add("Åmål Municipality", swedish: "Åmåls kommun")
      let swedish = OrganisationName(name: "Cherson", kind: .alias, language: "sv")
      _ = try register.add("Kherson", "UA", names: [swedish, OrganisationName(name: "Херсон", kind: .alias, language: "uk")])
      #expect(try register.search("Amal") == ["Åmål Municipality"])
      #expect(try register.search("åmåls kom") == ["Åmål Municipality"])
      #expect(try register.search("Åmål kommun") == ["Åmål Municipality"])
      for name in ["Kherson", "Cherson", "Херсон", "cher"] { #expect(try register.search(name) == ["Kherson"]) }
      #expect(try register.search("herson") == [])
    }
  }

  @Test("Two bodies of one name get addresses that tell them apart", arguments: TestDatabases.all)
  func slugs(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let register = try Register(stage)
      let ids = try [register.add("Novi Grad Municipality", "BA"), register.add("Novi Grad", "BA"), register.add("Novi Grad", "BA")]
      let slugs = try ids.map { try register.find($0)?.slug }
      #expect(slugs == ["novi-grad", "novi-grad-ba", "novi-grad-ba-2"])
    }
  }

  @Test("Every fault of an entry is named at its field", arguments: TestDatabases.all)
  func faults(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let register = try Register(stage)
      var profile = register.profile("", "QQ")
      profile.homepage = "www.example.org"
      profile.latitude = 95
      profile.languages = ["swedish"]
      profile.validFrom = Day(2020, 1, 1)
      profile.validTo = Day(2019, 1, 1)
      let error = try #require(throws: InvalidInput.self) { try stage.application.addOrganisation(profile, permit: register.permit) }
      #expect(
        error.problems.map(\.field).sorted() == ["country", "homepage", "languages", "latitude", "longitude", "name", "valid_to"])
    }
  }

  @Test("A change writes profile, names and contacts together, and the trail says what was before", arguments: TestDatabases.all)
  func change(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let register = try Register(stage)
      let id = try register.add("Pitea", names: [OrganisationName(name: "Old", kind: .former)])
      var draft = OrganisationDraft(register.profile("Piteå"))
      draft.contacts = [OrganisationContact(name: "", function: "Registry", email: "registry@example.org", phone: "", isPublic: true)]
      try stage.application.changeOrganisation(id, version: 1, to: draft, permit: register.permit)
      try stage.application.read { connection in
        #expect(try connection.organisations.otherNames(of: id).isEmpty)
        #expect(try connection.organisations.contacts(of: id) == draft.contacts)
        let entry = try #require(try connection.audit.entries(about: "Organisation", id.description).dropFirst().first)
        #expect(entry.before == #"{"name":"Pitea","names":"Old (former)"}"#)
        #expect(entry.after == #"{"name":"Piteå"}"#)
      }
      #expect(throws: VersionConflict.self) {
        try stage.application.changeOrganisation(id, version: 1, to: draft, permit: register.permit)
      }
    }
  }

  @Test("A merged body points to its successor, which keeps the old name; both stay", arguments: TestDatabases.all)
  func merge(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let register = try Register(stage)
      let (old, new) = (try register.add("Tlokwe", "ZA"), try register.add("JB Marks", "ZA"))
      let day = Day(2016, 8, 2)
      try stage.application.mergeOrganisation(old, into: new, on: day, version: 1, permit: register.permit)
      #expect(try register.find(old)?.profile.successor == new)
      #expect(try register.find(old)?.profile.validTo == day)
      try stage.application.read { connection in
        let names = try connection.organisations.otherNames(of: new)
        #expect(names == [OrganisationName(name: "Tlokwe", kind: .former, validTo: day)])
        let predecessors = try connection.organisations.predecessors(of: new)
        #expect(predecessors.map(\.name) == ["Tlokwe"])
      }
      #expect(try register.search("tlokwe") == ["JB Marks", "Tlokwe"])
    }
  }

  @Test("A body is merged neither into itself nor round in a circle", arguments: TestDatabases.all)
  func circles(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let register = try Register(stage)
      let ids = try ["A", "B", "C"].map { try register.add($0) }
      let merge = { (old: Int, new: Int, version: Int) in
        try stage.application.mergeOrganisation(ids[old], into: ids[new], on: nil, version: version, permit: register.permit)
      }
      #expect(throws: InvalidInput([Problem("successor", .itself)])) { try merge(0, 0, 1) }
      try merge(0, 1, 1)
      try merge(1, 2, 2)
      #expect(throws: InvalidInput([Problem("successor", .goesRound)])) { try merge(2, 0, 2) }
      #expect(try register.find(ids[2])?.profile.successor == nil)
    }
  }

  @Test("Likely duplicates are found by name, alias and code within the country", arguments: TestDatabases.all)
  func duplicates(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let register = try Register(stage)
      var amal = register.profile("Åmål Municipality")
      amal.officialCode = "1492"
      try stage.application.addOrganisation(amal, permit: register.permit)
      _ = try register.add("Bollnäs Municipality", names: [OrganisationName(name: "Bollnäs stad", kind: .former)])
      let found = { (name: String, country: String, code: String) in
        var profile = register.profile(name, country)
        profile.officialCode = code
        return try stage.application.duplicateCandidates(for: OrganisationDraft(profile), permit: register.permit).map(\.name)
      }
      #expect(try found("Amal", "SE", "") == ["Åmål Municipality"])
      #expect(try found("Bolnäs", "SE", "") == ["Bollnäs Municipality"])
      #expect(try found("Another", "SE", "1492") == ["Åmål Municipality"])
      #expect(try found("Åmål", "NO", "") == [])
      #expect(try found("Falun", "SE", "") == [])
    }
  }
}

import Application
import CResources
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Importing and exporting the register")
struct ImportTests {
  static let file = """
    slug,kind,name,country,code,successor,names
    new-town,municipality,New Town,ZA,N1,,"Old Town (former, en, 2016-08-02)|NT"
    old-town,municipality,Old Town,ZA,,new-town,
    ,municipality,Third Town,ZA,,,
    """

  @Test("The register of the demonstration comes out of the database as it went in", arguments: TestDatabases.all)
  func roundTrip(on kind: TestDatabase) throws {
    var first: [UInt8] = []
    let resource = twinhall_demo_organisations()
    let demonstration = Array(UnsafeBufferPointer(start: resource.bytes, count: resource.count))
    try kind.stage { stage in
      let register = try Register(stage)
      let count = try stage.application.importRegister(fileName: "demo.csv", demonstration, permit: register.permit)
      #expect(count == 196)
      first = try stage.application.exportRegister(permit: Policy.permit(ReadRegister.self, to: .system))
      let (entries, _) = try stage.application.read { try $0.audit.head() }
      #expect(try stage.application.verifyAuditTrail() == .intact(entries: entries))
    }
    try kind.stage { stage in
      let register = try Register(stage)
      try stage.application.importRegister(fileName: "again.csv", first, permit: register.permit)
      let second = try stage.application.exportRegister(permit: Policy.permit(ReadRegister.self, to: .system))
      #expect(String(decoding: second, as: UTF8.self) == String(decoding: first, as: UTF8.self))
    }
  }

  @Test("Rows that name each other in any order are tied together, other names included", arguments: TestDatabases.all)
  func links(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let register = try Register(stage)
      try stage.application.importRegister(fileName: "towns.csv", Array(Self.file.utf8), permit: register.permit)
      try stage.application.read { connection in
        let (old, new) = (try connection.organisations.find(slug: "old-town"), try connection.organisations.find(slug: "new-town"))
        #expect(old?.profile.successor == new?.id)
        let names = [
          OrganisationName(name: "Old Town", kind: .former, language: "en", validTo: Day(2016, 8, 2)),
          OrganisationName(name: "NT", kind: .alias),
        ]
        #expect(try connection.organisations.otherNames(of: try #require(new).id) == names)
        #expect(try connection.organisations.find(slug: "third-town") != nil)
      }
    }
  }

  @Test("A file with faults is repaired row by row, and nothing is taken in before", arguments: TestDatabases.all)
  func repair(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let register = try Register(stage)
      let faulty = Self.file.replacing("New Town,ZA", with: "New Town,QQ").replacing(",new-town,", with: ",nowhere,")
        .replacing("Third Town", with: "")
      let application = stage.application
      let id = try application.beginImport(fileName: "towns.csv", Array(faulty.utf8), permit: register.permit)
      let faults = { try application.checkedImport(id, permit: register.permit).rows.map { $0.problems.map(\.field) } }
      #expect(try faults() == [["country"], ["successor"], ["name"]])
      #expect(throws: StepRefused([.importHasFaults])) { try application.takeIn(id, version: 1, permit: register.permit) }
      var row = try application.checkedImport(id, permit: register.permit).rows[0].row
      row[.country] = "za"
      try application.repairRow(2, of: id, version: 1, to: row, permit: register.permit)
      row = try application.checkedImport(id, permit: register.permit).rows[1].row
      row[.successor] = "new-town"
      #expect(throws: VersionConflict.self) { try application.repairRow(3, of: id, version: 1, to: row, permit: register.permit) }
      try application.repairRow(3, of: id, version: 2, to: row, permit: register.permit)
      try application.removeRow(4, of: id, version: 3, permit: register.permit)
      #expect(try faults() == [[], []])
      #expect(try register.search("town") == [])
      #expect(try application.takeIn(id, version: 4, permit: register.permit) == 2)
      #expect(try register.search("town") == ["New Town", "Old Town"])
      #expect(throws: StepRefused([.alreadyDone])) { try application.takeIn(id, version: 5, permit: register.permit) }
    }
  }

  @Test("A file with one wrong row changes nothing from the command line either", arguments: TestDatabases.all)
  func wholeFile(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let register = try Register(stage)
      let faulty = Self.file + "\n,planet,Mars,SE,,,"
      let error = try #require(throws: ImportFaults.self) {
        try stage.application.importRegister(fileName: "towns.csv", Array(faulty.utf8), permit: register.permit)
      }
      #expect(error.rows.map(\.number) == [5])
      #expect(try register.search("town") == [])
    }
  }

  @Test("A row is refused that is in the register, stands twice, or leads round in a circle", arguments: TestDatabases.all)
  func againstTheRegister(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let register = try Register(stage)
      _ = try register.add("Lund")
      let file = """
        slug,kind,name,country,successor
        lund,municipality,Other,SE,
        ,municipality,LUND,SE,
        twice,municipality,One,SE,
        twice,municipality,Two,SE,
        a,municipality,A,SE,b
        b,municipality,B,SE,a
        c,municipality,C,SE,c
        """
      let id = try stage.application.beginImport(fileName: "f.csv", Array(file.utf8), permit: register.permit)
      let rows = try stage.application.checkedImport(id, permit: register.permit).rows
      #expect(
        rows.map { $0.problems.map(\.rule) } == [
          [.alreadyInRegister], [.alreadyInRegister], [], [.chosenTwice], [.goesRound], [.goesRound], [.itself],
        ])
    }
  }

  @Test(
    "A file that cannot be read as rows says where and why",
    arguments: [
      ("", Rule.fileEmpty), ("kind,name,country", .fileEmpty), ("kind,name\nmunicipality,Lund", .columnMissing),
      ("kind,name,country,colour\na,b,c,d", .columnUnknown), ("kind,kind,name,country\na,b,c,d", .columnTwice),
      ("kind,name,country\na,b", .fileFieldCount), ("kind,name,country\na,\"b,c", .fileQuotes),
      ("kind,name,country\na,b,c\nd,e,f", .tooManyRows),
    ])
  func unreadable(_ file: String, _ rule: Rule) throws {
    let error = try #require(throws: InvalidInput.self) { try RegisterFile.rows(Array(file.utf8), limit: 1) }
    #expect(error.problems.map(\.rule) == [rule])
    #expect(error.problems.allSatisfy { $0.field == "file" })
  }
}

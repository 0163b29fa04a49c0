import Domain

/// One page type that the benchmark opens, as one role sees it.
struct BenchPage: Sendable {
  let name: String
  /// The path without the language. `*` stands for the record that the first fitting link on `listing` leads to.
  let path: String
  /// Who opens it; nil is a visitor.
  let role: Role?
  /// Where a link to it stands; nil is the part of the path before `*`.
  let listing: String?

  init(_ name: String, _ path: String, as role: Role? = nil, from listing: String? = nil) {
    self.name = name
    self.path = path
    self.role = role
    self.listing = listing
  }

  /// Pages that the public reads are for the weakest links; forms may weigh more.
  var isPublicReading: Bool { role == nil && !Self.forms.contains(path) }

  private static let forms: Set = ["/sign-in", "/declare"]
}

/// Every page type. A page that is added to the site is added here; one that does not answer 200 is a fault of the run.
let benchPages: [BenchPage] = [
  BenchPage("front", "/"),
  BenchPage("networks", "/networks"),
  BenchPage("network", "/networks/*"),
  BenchPage("partnerships", "/partnerships"),
  BenchPage("partnership", "/partnerships/*"),
  BenchPage("organisations", "/organisations"),
  BenchPage("organisation", "/organisations/*"),
  BenchPage("seeking", "/seeking"),
  BenchPage("one that seeks", "/seeking/*"),
  BenchPage("documents", "/documents"),
  BenchPage("document", "/documents/*", from: "/documents?kind=plan"),
  BenchPage("how it works", "/how-it-works"),
  BenchPage("accessibility", "/accessibility"),
  BenchPage("privacy", "/privacy"),
  BenchPage("matching rules", "/matching-rules"),
  BenchPage("search, nothing asked", "/search"),
  BenchPage("search", "/search?q=municipality", as: .programmeOfficer),
  BenchPage("sign in", "/sign-in"),
  BenchPage("declare", "/declare"),
  BenchPage("home", "/home", as: .coordinator),
  BenchPage("account", "/account", as: .coordinator),
  BenchPage("messages", "/home/messages", as: .coordinator),
  BenchPage("proposals", "/home/proposals", as: .coordinator),
  BenchPage("office", "/office", as: .programmeOfficer),
  BenchPage("register", "/office/organisations", as: .programmeOfficer),
  BenchPage("register, one body", "/office/organisations/*", as: .programmeOfficer),
  BenchPage("register, change", "/office/organisations/*/change", as: .programmeOfficer),
  BenchPage("register, import", "/office/organisations/import", as: .programmeOfficer),
  BenchPage("office networks", "/office/networks", as: .programmeOfficer),
  BenchPage("office network", "/office/networks/*", as: .programmeOfficer),
  BenchPage("office network, change", "/office/networks/*/change", as: .programmeOfficer),
  BenchPage("office partnerships", "/office/partnerships", as: .programmeOfficer),
  BenchPage("office partnership", "/office/partnerships/*", as: .programmeOfficer),
  BenchPage("office partnership, change", "/office/partnerships/*/change", as: .programmeOfficer),
  BenchPage("declarations", "/office/declarations", as: .programmeOfficer),
  BenchPage("declaration", "/office/declarations/*", as: .programmeOfficer),
  BenchPage("rounds", "/office/rounds", as: .programmeOfficer),
  BenchPage("round", "/office/rounds/*", as: .programmeOfficer),
  BenchPage("round, bodies", "/office/rounds/*/bodies", as: .programmeOfficer),
  BenchPage("programme", "/office/programme", as: .programmeOfficer),
  BenchPage("people", "/office/people", as: .administrator),
  BenchPage("person", "/office/people/*", as: .administrator),
  BenchPage("settings", "/office/settings", as: .administrator),
  BenchPage("audit trail", "/office/audit", as: .administrator),
  BenchPage("background work", "/office/jobs", as: .administrator),
  BenchPage("backup and export", "/office/custody", as: .administrator),
]

/// A list that has to stay flat from 100 to 100,000 rows.
struct BenchList: Sendable {
  let name: String
  let path: String
  let role: Role?
}

let benchLists: [BenchList] = [
  BenchList(name: "organisations", path: "/organisations", role: nil),
  BenchList(name: "partnerships", path: "/partnerships", role: nil),
  BenchList(name: "seeking", path: "/seeking", role: nil),
  BenchList(name: "register", path: "/office/organisations", role: .programmeOfficer),
  BenchList(name: "office partnerships", path: "/office/partnerships", role: .programmeOfficer),
  BenchList(name: "declarations", path: "/office/declarations", role: .programmeOfficer),
  BenchList(name: "people", path: "/office/people", role: .administrator),
  BenchList(name: "audit trail", path: "/office/audit", role: .administrator),
]

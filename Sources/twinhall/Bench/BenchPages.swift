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
  BenchPage("sign in", "/sign-in"),
]

/// A list that has to stay flat from 100 to 100,000 rows.
struct BenchList: Sendable {
  let name: String
  let path: String
  let role: Role?
}

let benchLists: [BenchList] = [
]

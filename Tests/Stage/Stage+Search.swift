import Application
import Domain
import Store

extension Stage {
  /// What a viewer finds with these words and filters.
  public func search(_ typed: String, as viewer: Viewer = .visitor(), filters: [SearchFacet: String] = [:], page: Int = 1) throws
    -> SearchAnswer
  {
    let permit = try Policy.permit(ReadPublicSite.self, to: viewer)
    return try application.find(SearchQuery(typed: typed, filters: filters, page: page), permit: permit)
  }

  /// The titles of what a viewer finds, in English.
  public func titles(_ typed: String, as viewer: Viewer = .visitor()) throws -> [String] {
    try search(typed, as: viewer).hits.map { $0.text(in: .english).text.title }
  }

  /// Does the work that a server's start would leave to the queue.
  public func buildSearch() throws {
    try application.prepareSearch()
    try application.jobRunner().runDue()
  }
}

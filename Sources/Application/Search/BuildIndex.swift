import Database
import Jobs
import Store
import TwinhallCore

/// Builds the index of what was there before it, in the background and in pieces: a stop loses the last piece at most.
public enum SearchBuilding {
  static let kind = "search.build"
  /// Records in one transaction, and pieces in one job: well within the lease of a job.
  static let piece = 200
  private static let piecesInJob = 150

  static func run(_ application: Application) throws {
    for _ in 0..<piecesInJob {
      guard try application.buildPiece() else { return }
    }
    try application.database.transaction { connection in
      _ = try JobQueue.enqueue(kind, payload: "", runAt: application.time.now, createdAt: application.time.now, on: connection)
    }
  }
}

extension Application {
  /// Begins to build what this program has not built yet. For the start of a server or worker; does nothing when all is there.
  public func prepareSearch() throws {
    try database.transaction { connection in
      try connection.searchIndex.removeSources(except: allSearchSources.map(\.subject))
      for source in allSearchSources where try connection.searchIndex.progress(of: source.subject)?.revision != source.wholeRevision {
        try connection.beginBuilding(source, at: time.now)
      }
    }
  }

  /// Builds the whole index anew while it goes on being used.
  /// - Parameter isResumed: whether what a building that was stopped has done is left as it is.
  /// - Parameter each: is told after each piece which source is being built, and how many of its records are in the index.
  public func rebuildSearch(isResumed: Bool = false, each: (String, Int) -> Void) throws {
    try database.transaction { connection in
      try connection.searchIndex.removeSources(except: allSearchSources.map(\.subject))
      guard try !isResumed || connection.searchIndex.unfinishedSources().isEmpty else { return }
      for source in allSearchSources { try connection.restart(source) }
    }
    while try buildPiece(each: each) {}
  }

  /// One transaction's worth of building.
  /// - Returns: false when there is nothing more to build.
  func buildPiece(each: (String, Int) -> Void = { _, _ in }) throws -> Bool {
    let done = try database.transaction { connection -> (String, Int)? in
      let unfinished = try connection.searchIndex.unfinishedSources()
      guard let source = allSearchSources.first(where: { unfinished.contains($0.subject) }) else { return nil }
      return (source.subject, try connection.build(source))
    }
    if let done { each(done.0, done.1) }
    return done != nil
  }

  /// For each source: how many records there are, how many of them the index has, and whether it is built.
  public func searchFigures() throws -> [(source: String, records: Int, indexed: Int, isBuilt: Bool)] {
    try read { connection in
      try allSearchSources.map { source in
        (
          source: source.subject, records: try source.count(on: connection),
          indexed: try connection.searchIndex.recordCount(of: source.subject),
          isBuilt: try connection.searchIndex.progress(of: source.subject)?.isBuilt ?? false
        )
      }
    }
  }
}

extension Connection {
  func beginBuilding(_ source: any SearchSource, at instant: Instant) throws {
    try restart(source)
    try JobQueue.enqueue(SearchBuilding.kind, payload: "", runAt: instant, createdAt: instant, on: self)
  }

  fileprivate func restart(_ source: any SearchSource) throws {
    try searchIndex.setProgress(SearchProgress(revision: source.wholeRevision, builtTo: "", isBuilt: false), of: source.subject)
  }

  /// - Returns: how many records the piece had.
  fileprivate func build(_ source: any SearchSource) throws -> Int {
    let last = try searchIndex.progress(of: source.subject)?.builtTo ?? ""
    let records = try source.records(after: last, limit: SearchBuilding.piece, on: self)
    let isBuilt = records.count < SearchBuilding.piece
    try searchIndex.removeOthers(than: records, source: source.subject, after: last, to: isBuilt ? nil : records.last)
    _ = try index(records, of: source)
    let progress = SearchProgress(revision: source.wholeRevision, builtTo: isBuilt ? "" : records.last ?? "", isBuilt: isBuilt)
    try searchIndex.setProgress(progress, of: source.subject)
    return records.count
  }
}

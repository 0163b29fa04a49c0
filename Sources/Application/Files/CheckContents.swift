import Database
import Domain
import Isolation
import Jobs
import Storage
import Store
import TwinhallCore

/// Looks for viruses in what has come in, and makes the shrunk forms of pictures.
public enum CheckContents {
  public static let kind = "files.check"

  static func enqueue(_ digest: String, at instant: Instant, on connection: any Connection) throws {
    try JobQueue.enqueue(kind, payload: digest, runAt: instant, createdAt: instant, on: connection)
  }

  static func run(_ job: Job, _ application: Application) throws {
    do { try application.check(job.payload) } catch let fault as VirusScanner.Fault { throw JobFailure(fault.reason) }
  }

  /// What is still held after the job for it has given up is tried again, for as long as it takes: the scanner may have been away.
  public static let heldKind = "files.check-held"
  public static let held = RecurringJob(heldKind, .every(.minutes(15)))

  static func runHeld(_ application: Application) throws {
    let before = application.time.now - .minutes(15)
    for content in try application.read({ try $0.contents.all(in: .held, usedBefore: before, limit: 200) }) {
      do { try application.check(content.digest) } catch is VirusScanner.Fault { continue }
    }
  }
}

extension Application {
  /// - Throws: `VirusScanner.Fault` while there is no verdict; the content stays held.
  func check(_ digest: String) throws {
    guard let content = try read({ try $0.contents.find(digest) }) else { return }
    if content.state == .held {
      if case .infected(let name) = try scanned(content) { return try removeInfected(content, name) }
      try database.transaction { connection in
        try connection.contents.move(digest, from: .held, to: .clean)
        try connection.offer(digest)
      }
    }
    if content.isPicture && (content.state == .held || content.state == .clean) { try makePreviews(of: content) }
  }

  private func scanned(_ content: Content) throws -> VirusScanner.Verdict {
    guard let address = configuration.files.scanner else { return .clean }
    let reader = try store.reader(content.digest, 0..<content.size, of: content.size)
    return try VirusScanner(address: address).scan { try reader.next() }
  }

  /// A picture that cannot be read to its end has no shrunk forms, and is then handed out as a file only.
  private func makePreviews(of content: Content) throws {
    guard try read({ try $0.contents.previews(.small, of: [content.digest]).isEmpty }) else { return }
    let file = try store.file(content.digest, size: content.size)
    guard let made = try? Inspector(configuration.files).previews(of: file.descriptor) else { return }
    for (side, picture) in made {
      let digest = digest(picture.bytes).hexadecimal
      let shrunk = Content(digest: digest, size: picture.bytes.count, mediaType: picture.type.mediaType, state: .clean)
      try database.transaction { try $0.contents.arrive(shrunk, at: time.now) }
      _ = try store.keep(picture.bytes)
      let preview = Preview(
        digest: digest, mediaType: picture.type.mediaType, width: picture.width, height: picture.height, size: picture.bytes.count)
      try database.transaction { try $0.contents.setPreview(preview, side, of: content.digest) }
    }
  }

  /// The bytes go, the record stays; who sent it and the administrators are told.
  private func removeInfected(_ content: Content, _ virus: String) throws {
    let permit = try Policy.permit(KeepDocuments.self, to: .system)
    try change(permit) { change in
      guard try change.connection.contents.move(content.digest, from: .held, to: .infected) == 1 else { return change.recordNothing() }
      try change.connection.offer(content.digest)
      try change.record(kind: "Content", id: content.digest, after: ["state": "infected", "virus": String(virus.prefix(100))])
      try mailAboutVirus(content, change)
    }
    try store.remove(content.digest)
  }

  private func mailAboutVirus(_ content: Content, _ change: Change) throws {
    let senders = try change.connection.documents.senders(of: content.digest)
    let administrators = try change.connection.heldRoles.people(as: .administrator, in: .programme, on: change.at.day)
    let people = try administrators + senders.compactMap(\.person).compactMap { try change.connection.people.find($0) }
    let title = try senders.first.flatMap { try change.connection.documents.find($0.document)?.entry.title } ?? ""
    var told: Set<Identifier<Person>> = []
    for person in people where told.insert(person.id).inserted {
      let link = senders.first.map { "\(configuration.publicAddress)/\(person.language.tag)/documents/\($0.document)" }
      try change.mail(
        to: person, subject: .fileVirusSubject, body: .fileVirusBody,
        ["name": .text(person.name), "title": .text(title), "link": .text(link ?? configuration.publicAddress)])
    }
  }
}

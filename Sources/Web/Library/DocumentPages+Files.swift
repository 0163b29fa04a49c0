import Application
import Domain
import HTTPServer
import TwinhallCore

extension DocumentPages {
  /// What readers get: of a picture, only those who may change the document get the original.
  static func offeredFile(_ visit: Visit, _ permit: Permit<ReadDocuments>) throws -> Response {
    let record = try visit.document(permit)
    guard let version = record.offered, record.document.deletedAt == nil else { throw NotFound() }
    if version.content.isPicture && !visit.may(KeepDocuments.self, in: record.scope) { throw Refusal.notAllowed }
    return try response(visit, version, isPublic: record.document.entry.audience == .everyone)
  }

  /// Earlier versions are for those who may change the document.
  static func oldFile(_ visit: Visit, _ permit: Permit<ReadDocuments>) throws -> Response {
    let record = try visit.document(permit)
    guard visit.may(KeepDocuments.self, in: record.scope) else { throw Refusal.notAllowed }
    guard let number = Int(try visit.parameter("number")), let version = record.versions.first(where: { $0.number == number }) else {
      throw NotFound()
    }
    switch version.content.state {
    case .clean: return try response(visit, version, isPublic: false)
    case .infected: throw StepRefused([.versionRemoved])
    default: throw StepRefused([.beingChecked])
    }
  }

  static func pictureFile(_ visit: Visit, _ permit: Permit<ReadDocuments>) throws -> Response {
    let record = try visit.document(permit)
    let picture = try visit.parameter("side") == "large" ? record.large : record.small
    guard let picture, record.document.deletedAt == nil, let type = FileType(mediaType: picture.mediaType) else { throw NotFound() }
    let content = Content(digest: picture.digest, size: picture.size, mediaType: picture.mediaType, state: .clean)
    return try FileResponse(
      content, name: type.named(record.document.entry.title), isShownInPage: true, isPublic: record.document.entry.audience == .everyone
    ).response(visit)
  }

  private static func response(_ visit: Visit, _ version: DocumentVersion, isPublic: Bool) throws -> Response {
    let type = FileType(mediaType: version.content.mediaType)
    return try FileResponse(
      version.content, name: type?.named(version.name) ?? version.name, isShownInPage: type.map(FileType.pictures.contains) ?? false,
      isPublic: isPublic
    ).response(visit)
  }
}

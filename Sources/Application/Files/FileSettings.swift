import Domain
import Storage
import TwinhallCore

/// Where files are kept, what is taken and who looks at them.
public struct FileSettings: Sendable {
  /// nil keeps files in the data folder.
  public var bucket: S3Store.Location?
  /// The virus scanner's socket: `unix:PATH` or `HOST:PORT`; nil for none.
  public var scanner: String?
  /// The most bytes of one file.
  public var limit = 200_000_000
  /// The most bytes about one organisation, partnership or network, and of the programme itself.
  public var placeLimit = 2_000_000_000
  /// The most bytes of everything; nil for as many as there is room for.
  public var totalLimit: Int?
  public var types = FileType.usual
  /// Where helper programs are; nil for beside the program itself.
  public var helperFolder: String?

  /// The most pixels of a picture: what a good telephone makes, and no more than a helper program has memory for.
  public static let mostPixels = 120_000_000
}

extension ConfigurationReader {
  mutating func files() -> FileSettings {
    var settings = FileSettings()
    settings.bucket = bucket()
    settings.scanner = text("TWINHALL_SCANNER")
    require(
      settings.scanner.map { $0.hasPrefix("unix:/") || $0.contains(":") } ?? true, "TWINHALL_SCANNER", "has to be unix:/PATH or HOST:PORT")
    settings.limit = megabytes("TWINHALL_FILE_LIMIT") ?? settings.limit
    settings.placeLimit = megabytes("TWINHALL_PLACE_LIMIT") ?? settings.placeLimit
    settings.totalLimit = megabytes("TWINHALL_STORAGE_LIMIT")
    settings.types = types("TWINHALL_FILE_TYPES") ?? settings.types
    settings.helperFolder = text("TWINHALL_HELPERS")
    return settings
  }

  private mutating func bucket() -> S3Store.Location? {
    guard let endpoint = webAddress("TWINHALL_S3_ENDPOINT") else { return nil }
    let (bucket, key) = (text("TWINHALL_S3_BUCKET"), text("TWINHALL_S3_KEY"))
    let (secret, region) = (text("TWINHALL_S3_SECRET"), text("TWINHALL_S3_REGION") ?? "us-east-1")
    for (name, value) in [("TWINHALL_S3_BUCKET", bucket), ("TWINHALL_S3_KEY", key), ("TWINHALL_S3_SECRET", secret)] {
      require(value != nil, name, "is needed with TWINHALL_S3_ENDPOINT")
    }
    let isPlain = bucket?.utf8.allSatisfy { UnicodeScalar($0).properties.isAlphabetic || "0123456789.-".utf8.contains($0) } ?? true
    require(isPlain, "TWINHALL_S3_BUCKET", "may have letters, digits, dots and hyphens only")
    guard let bucket, let key, let secret else { return nil }
    return S3Store.Location(endpoint: endpoint, region: region, bucket: bucket, accessKey: key, secretKey: secret)
  }

  private mutating func megabytes(_ name: String) -> Int? {
    guard let value = text(name) else { return nil }
    let number = Int(value).flatMap { (1...1_000_000_000).contains($0) ? $0 : nil }
    require(number != nil, name, "has to be a whole number of megabytes")
    return number.map { $0 * 1_000_000 }
  }

  private mutating func types(_ name: String) -> Set<FileType>? {
    guard let value = text(name) else { return nil }
    let words = value.split { $0 == "," || $0 == " " }.map { $0.lowercased() }
    let types = words.compactMap { word in FileType.allCases.first { $0.rawValue == word || $0.endings.contains(word) } }
    let known = FileType.allCases.map(\.rawValue).joined(separator: ", ")
    require(types.count == words.count && !types.isEmpty, name, "has to be a list of: \(known)")
    return Set(types)
  }
}

extension S3Store.Location {
  /// Whether nobody on the way can read or change what is said.
  var isProtected: Bool {
    endpoint.hasPrefix("https://")
      || ["http://localhost", "http://127.0.0.1", "http://[::1]"].contains { endpoint == $0 || endpoint.hasPrefix($0 + ":") }
  }
}

extension Application {
  /// Where contents are.
  var store: any ContentStore { configuration.store(time) }

  /// The folder for what is not whole yet.
  public var temporaryFolder: String { store.temporaryFolder }

  /// Makes that folder, before the first body comes.
  public func makeTemporaryFolder() throws { try Storage.makeFolder(temporaryFolder) }
}

extension Configuration {
  func store(_ time: TimeSource) -> any ContentStore {
    let folder = dataFolder + "/files"
    return files.bucket.map { S3Store($0, temporaryFolder: folder + "/incoming", time: time) } ?? DiskStore(folder)
  }
}

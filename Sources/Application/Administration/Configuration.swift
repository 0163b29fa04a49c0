import Database
import TwinhallCore

/// Everything that is set from outside, read once at start. A secret may come from a file: `NAME_FILE` holds its path.
public struct Configuration: Sendable {
  public enum Environment: String, Sendable {
    case development
    case production
  }

  public var environment: Environment
  public var database: DatabaseLocation
  /// Folder for uploaded files and, in development, mails.
  public var dataFolder: String
  public var listenAddress: String
  public var port: Int
  /// The public address without a slash at the end, as mails and feeds print it.
  public var publicAddress: String
  /// IANA name of the zone that times are shown in.
  public var timeZone: String
  /// `smtp://host:port` or `smtps://…`; nil keeps mails in the data folder.
  public var mailServer: String?
  public var mailUser: String?
  public var mailPassword: String?
  public var mailSender: String
  public var files: FileSettings
  /// A file of digests of passwords that were stolen elsewhere; nil for none.
  public var breachedPasswords: String?
  /// After so many days without a backup the office and `twinhall doctor` warn.
  public var backupDays: Int
  /// The installation's secret as 64 hexadecimal digits; nil keeps it in a file of the data folder.
  public var secretKey: String?
  /// How mails go out and come in, beyond the server.
  public var mail: MailConfiguration

  /// Secure cookies need TLS; a development server on localhost has none.
  public var usesTLS: Bool { publicAddress.hasPrefix("https://") }

  /// Reads the environment variables named in README. Throws every fault at once.
  public init(environment variables: [String: String], readFile: @escaping (String) -> String?) throws(ConfigurationFaults) {
    var reader = ConfigurationReader(variables: variables, readFile: readFile)
    environment = reader.choice("TWINHALL_ENVIRONMENT", default: .development)
    dataFolder = reader.text("TWINHALL_DATA") ?? "var"
    database = reader.location("TWINHALL_DATABASE", default: .sqlite(path: dataFolder + "/twinhall.sqlite"))
    (listenAddress, port) = reader.address("TWINHALL_ADDRESS", default: ("127.0.0.1", 8080))
    publicAddress = reader.webAddress("TWINHALL_URL") ?? "http://localhost:\(port)"
    timeZone = reader.text("TWINHALL_TIME_ZONE") ?? "Europe/Stockholm"
    mailServer = reader.mailServer("TWINHALL_MAIL_SERVER")
    mailUser = reader.text("TWINHALL_MAIL_USER")
    mailPassword = reader.text("TWINHALL_MAIL_PASSWORD")
    mailSender = reader.text("TWINHALL_MAIL_SENDER") ?? "twinhall@localhost"
    files = reader.files()
    breachedPasswords = reader.text("TWINHALL_BREACHED_PASSWORDS")
    backupDays = reader.number("TWINHALL_BACKUP_DAYS", in: 1...365, default: 2)
    secretKey = reader.text("TWINHALL_SECRET_KEY")
    reader.require(
      secretKey.map { Configuration.keyBytes($0) != nil } ?? true, "TWINHALL_SECRET_KEY", "has to be 64 hexadecimal digits")
    mail = MailConfiguration(&reader, sender: mailSender, dataFolder: dataFolder)
    if environment == .production {
      reader.require(mailServer != nil, "TWINHALL_MAIL_SERVER", "is needed in production: sign-in links go by mail")
      reader.require(usesTLS, "TWINHALL_URL", "has to begin with https:// in production")
      reader.require(
        files.bucket?.isProtected ?? true, "TWINHALL_S3_ENDPOINT", "has to begin with https:// in production, unless it is on this machine")
    }
    reader.require(
      environment == .production || !usesTLS, "TWINHALL_ENVIRONMENT", "has to be production when TWINHALL_URL begins with https://")
    if !reader.faults.isEmpty { throw ConfigurationFaults(faults: reader.faults) }
  }
}

/// Wrong settings; each line names the setting and says what to do.
public struct ConfigurationFaults: Error, Hashable, Sendable {
  public let faults: [String]

  public init(faults: [String]) { self.faults = faults }
}

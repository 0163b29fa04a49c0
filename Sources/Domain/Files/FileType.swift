/// Kinds of files that may be taken, known by their bytes: what a browser claims and what a name ends in is not trusted.
public enum FileType: String, CaseIterable, Sendable {
  case pdf
  case docx
  case xlsx
  case pptx
  case doc
  case xls
  case ppt
  case odt
  case ods
  case odp
  case rtf
  case txt
  case csv
  case jpeg
  case png
  case webp
  case gif
  case heic
  case zip
  case mp4

  /// nil for a media type (IANA) that is none of these.
  public init?(mediaType: String) {
    guard let type = Self.allCases.first(where: { $0.mediaTypes.contains(mediaType) }) else { return nil }
    self = type
  }

  /// What is taken unless the operator says otherwise: what offices and telephones make, nothing that runs or hides other files.
  public static let usual: Set<FileType> = Set(allCases).subtracting([.zip, .mp4])

  /// Shrunk and cleaned before others see them.
  public static let pictures: Set<FileType> = [.jpeg, .png, .webp, .gif, .heic]

  /// As it is handed out.
  public var mediaType: String { mediaTypes[0] }

  /// What names of such files end in, the usual one first.
  public var endings: [String] {
    switch self {
    case .jpeg: ["jpg", "jpeg", "jpe"]
    case .heic: ["heic", "heif"]
    case .txt: ["txt", "text", "md", "log"]
    case .mp4: ["mp4", "m4v"]
    default: [rawValue]
    }
  }

  /// As people call it: `PDF`, `DOCX`.
  public var label: String { rawValue.uppercased() }

  private var mediaTypes: [String] {
    let office = "application/vnd.openxmlformats-officedocument."
    let open = "application/vnd.oasis.opendocument."
    switch self {
    case .pdf: return ["application/pdf"]
    case .docx: return [office + "wordprocessingml.document"]
    case .xlsx: return [office + "spreadsheetml.sheet"]
    case .pptx: return [office + "presentationml.presentation"]
    case .doc: return ["application/msword"]
    case .xls: return ["application/vnd.ms-excel"]
    case .ppt: return ["application/vnd.ms-powerpoint"]
    case .odt: return [open + "text"]
    case .ods: return [open + "spreadsheet"]
    case .odp: return [open + "presentation"]
    case .rtf: return ["text/rtf", "application/rtf"]
    case .txt: return ["text/plain"]
    case .csv: return ["text/csv", "application/csv"]
    case .jpeg: return ["image/jpeg"]
    case .png: return ["image/png"]
    case .webp: return ["image/webp"]
    case .gif: return ["image/gif"]
    case .heic: return ["image/heic", "image/heif"]
    case .zip: return ["application/zip"]
    case .mp4: return ["video/mp4"]
    }
  }

  /// The name with an ending that fits: `report.exe` becomes `report.exe.pdf`.
  public func named(_ name: String) -> String {
    let base = name.isEmpty ? "file" : name
    return fits(base) ? base : base + "." + endings[0]
  }

  /// Whether a name ends as such files do.
  public func fits(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: ".") else { return false }
    return endings.contains(name[name.index(after: dot)...].lowercased())
  }
}

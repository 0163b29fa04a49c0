import Domain
import Isolation

/// Asks the helper program what a file is, and for shrunk forms of a picture.
struct Inspector {
  /// What the helper says of a file.
  struct Finding: Hashable {
    /// nil for a kind that is never taken.
    var type: FileType?
    /// As libmagic has it.
    var mediaType: String
    /// Pixels; 0 for what is no picture.
    var width: Int
    var height: Int
  }

  private let program: IsolatedProgram

  init(_ settings: FileSettings) { program = IsolatedProgram("twinhall-inspect", folder: settings.helperFolder) }

  var isInstalled: Bool { program.isInstalled }
  var path: String { program.path }

  /// - Throws: `IsolationFault`.
  func look(at file: Int32) throws -> Finding {
    let limits = IsolationLimits(processorSeconds: 10, memory: 1 << 30, deadline: 30, output: 1024)
    let words = String(decoding: try program.run(["type"], input: .descriptor(file), limits: limits), as: UTF8.self).split(separator: " ")
    guard words.count == 3, let width = Int(words[1]), let height = Int(words[2]) else { throw IsolationFault.unreadableInput }
    return Finding(type: FileType(mediaType: String(words[0])), mediaType: String(words[0]), width: width, height: height)
  }

  /// Shrunk forms, the largest first.
  func previews(of file: Int32) throws -> [(side: Preview.Side, picture: Picture)] {
    let limits = IsolationLimits(processorSeconds: 60, memory: 3 << 29, deadline: 120, output: 8 << 20)
    let sides: [Preview.Side] = [.large, .small]
    var output = try program.run(["pictures"] + sides.map { String($0.rawValue) }, input: .descriptor(file), limits: limits)[...]
    return try sides.map { ($0, try Picture(&output)) }
  }

  /// A picture as the helper made it.
  struct Picture {
    let type: FileType
    let width: Int
    let height: Int
    let bytes: [UInt8]

    /// Takes one from the front of what the helper wrote, which is held for as suspicious as its input.
    init(_ output: inout ArraySlice<UInt8>) throws(IsolationFault) {
      guard let end = output.firstIndex(of: UInt8(ascii: "\n")) else { throw .unreadableInput }
      let words = String(decoding: output[..<end], as: UTF8.self).split(separator: " ")
      let rest = output[(end + 1)...]
      guard words.count == 4, let type = FileType(mediaType: String(words[0])), type == .jpeg || type == .webp, let width = Int(words[1]),
        let height = Int(words[2]), let count = Int(words[3]), (1...4096).contains(width), (1...4096).contains(height),
        (1...rest.count).contains(count)
      else { throw .unreadableInput }
      (self.type, self.width, self.height, bytes) = (type, width, height, Array(rest.prefix(count)))
      output = rest.dropFirst(count)
    }
  }
}

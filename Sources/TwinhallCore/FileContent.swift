#if canImport(Glibc)
  import Glibc
#endif

/// The bytes of a file; nil when it is not there or cannot be read to its end.
public func fileContent(_ path: String) -> [UInt8]? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var content: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { content += buffer[..<count] }
  return ferror(file) == 0 ? content : nil
}

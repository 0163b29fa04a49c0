import CShims

/// SHA-1 of a text, only to look something up in a list that is made with it.
public func sha1(_ text: String) -> [UInt8] {
  let bytes = Array(text.utf8)
  var output = [UInt8](repeating: 0, count: 20)
  precondition(twinhall_sha1(bytes, bytes.count, &output) == 1, "OpenSSL has no SHA-1")
  return output
}

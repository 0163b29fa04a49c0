import Glibc
import TwinhallCore

/// A mail server of one thread on the loopback interface, for one conversation at a time (RFC 5321). It keeps what it is sent.
final class TinyMailServer: @unchecked Sendable {
  let port: Int
  private let listening: Int32
  /// What it answers a recipient with.
  private let recipientReply: String
  private let lock = Lock()
  private var kept: [String] = []
  private var thread = pthread_t()

  struct CannotListen: Error {}

  /// - Parameter host: the last number of its address in 127.0.0.0/8.
  init(host: UInt32 = 1, recipientReply: String = "250 fine") throws {
    self.recipientReply = recipientReply
    let listening = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = (0x7F00_0000 + host).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(listening, pointer, length) == 0 && listen(listening, 8) == 0 && getsockname(listening, pointer, &length) == 0
      }
    }
    guard isBound else { throw CannotListen() }
    self.listening = listening
    port = Int(UInt16(bigEndian: address.sin_port))
    pthread_create(&thread, nil, serveMail, Unmanaged.passRetained(self).toOpaque())
  }

  /// Stops listening and waits for the thread.
  func stop() {
    shutdown(listening, Int32(SHUT_RDWR))
    pthread_join(thread, nil)
    close(listening)
  }

  /// Each conversation's lines from the client, envelope and message, as sent.
  var conversations: [String] { lock.withLock { kept } }

  fileprivate func run() {
    while case let client = accept(listening, nil, nil), client >= 0 {
      let conversation = serve(client)
      close(client)
      lock.withLock { kept.append(conversation) }
    }
  }

  private func serve(_ client: Int32) -> String {
    var reader = LineReader(descriptor: client)
    var conversation = ""
    var isData = false
    say("220 tiny", client)
    while let line = reader.next() {
      conversation += line + "\r\n"
      if isData {
        if line == "." {
          isData = false
          say("250 kept", client)
        }
        continue
      }
      isData = line == "DATA"
      say(reply(to: line), client)
      if line == "QUIT" { break }
    }
    return conversation
  }

  private func reply(to line: String) -> String {
    switch line.prefix(4) {
    case "EHLO": "250-tiny\r\n250 8BITMIME"
    case "RCPT": recipientReply
    case "DATA": "354 go on"
    case "QUIT": "221 bye"
    default: "250 fine"
    }
  }

  private func say(_ text: String, _ client: Int32) {
    let bytes = Array((text + "\r\n").utf8)
    _ = send(client, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }
}

private struct LineReader {
  let descriptor: Int32
  private var buffer: [UInt8] = []

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// The next line without its end; nil when the client has gone.
  mutating func next() -> String? {
    while true {
      if let end = buffer.firstIndex(of: 10) {
        defer { buffer.removeSubrange(...end) }
        return String(decoding: buffer[..<end].filter { $0 != 13 }, as: UTF8.self)
      }
      var chunk = [UInt8](repeating: 0, count: 4096)
      let count = recv(descriptor, &chunk, chunk.count, 0)
      if count <= 0 { return nil }
      buffer += chunk[..<count]
    }
  }
}

private func serveMail(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let pointer else { return nil }
  Unmanaged<TinyMailServer>.fromOpaque(pointer).takeRetainedValue().run()
  return nil
}

import Glibc
import Isolation
import Testing

@Suite("Helper programs that read what strangers sent")
struct IsolationTests {
  private let example = IsolatedProgram("ConfinedExample")

  private func answer(_ task: String, _ limits: IsolationLimits = IsolationLimits()) throws -> String {
    String(decoding: try example.run([task], input: .bytes([]), limits: limits), as: UTF8.self)
  }

  @Test("bytes of any number go in and come out", arguments: [0, 1, 65_536, 3_000_000])
  func bytes(count: Int) throws {
    let content = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    #expect(try example.run(["copy"], input: .bytes(content)) == content)
  }

  @Test("a file is read by the helper itself")
  func descriptor() throws {
    let file = open("/proc/self/cmdline", O_RDONLY | O_CLOEXEC)
    defer { close(file) }
    #expect(try !example.run(["copy"], input: .descriptor(file)).isEmpty)
  }

  @Test("a helper that reads none of its input does not end the server")
  func deafHelper() throws {
    let content = [UInt8](repeating: 1, count: 3_000_000)
    #expect(throws: IsolationFault.unreadableInput) { try example.run(["unreadable"], input: .bytes(content)) }
  }

  @Test("how it ended is told", arguments: [("fail", IsolationFault.failed(status: 9)), ("crash", .killed(signal: SIGABRT))])
  func ends(task: String, fault: IsolationFault) {
    #expect(throws: fault) { try example.run([task], input: .bytes([])) }
  }

  @Test("what takes too long is killed")
  func deadline() {
    let limits = IsolationLimits(deadline: 1)
    let fault = #expect(throws: IsolationFault.self) { try example.run(["sleep"], input: .bytes([]), limits: limits) }
    #expect(fault == .deadline || fault == .killed(signal: SIGALRM))
  }

  @Test("what computes too long is killed")
  func processorTime() {
    let limits = IsolationLimits(processorSeconds: 1, deadline: 30)
    let fault = #expect(throws: IsolationFault.self) { try example.run(["spin"], input: .bytes([]), limits: limits) }
    #expect(fault == .killed(signal: SIGXCPU) || fault == .killed(signal: SIGKILL))
  }

  @Test("a flood of output is cut off")
  func output() {
    #expect(throws: IsolationFault.tooMuchOutput) {
      try example.run(["flood"], input: .bytes([]), limits: IsolationLimits(output: 100_000))
    }
  }

  @Test("no file, no socket and no program can be opened", arguments: ["open", "connect", "start"])
  func confinement(task: String) throws {
    #expect(try answer(task) == String(EPERM))
  }

  @Test("memory beyond the limit is refused")
  func memory() throws {
    #expect(try answer("memory", IsolationLimits(memory: 256 << 20)) == "refused")
  }

  @Test("environment and open files stay outside")
  func inheritance() throws {
    let file = open("/etc/passwd", O_RDONLY)
    defer { close(file) }
    #expect(try answer("environment") == "empty")
    #expect(try answer("descriptors") == "[]")
  }

  @Test("a program that is not there is named")
  func missing() {
    let program = IsolatedProgram("none", folder: "/nowhere")
    #expect(throws: IsolationFault.missing("/nowhere/none")) { try program.run(input: .bytes([])) }
  }

  @Test("many threads run helpers at once, and each gets its own bytes back")
  func many() async throws {
    let example = example
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<40 {
        group.addTask {
          let content = [UInt8](repeating: UInt8(number), count: 200_000)
          return try example.run(["copy"], input: .bytes(content)) == content
        }
      }
      for try await isSame in group { #expect(isSame) }
    }
  }
}

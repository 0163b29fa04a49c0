import Application
import Database
import Domain
import Glibc
import Store
import TwinhallCore

/// One command of the program. `run` returns the exit status: 0 done, 1 failed, 2 called wrongly.
struct Command: Sendable {
  let name: String
  let arguments: String
  let purpose: String
  let run: @Sendable ([String]) throws -> Int32

  static let all: [Command] = [
    .serve,
    .work,
    .migrate,
    .demo,
    .doctor,
    .user,
    .backup,
    .restore,
    .export,
    .takeIn,
    .match,
    .receive,
    .audit,
    .reindex,
    .bench,
  ]
}

/// The command line was not understood; the text says what to write instead.
struct UsageError: Error {
  let text: String
}

func run(_ arguments: [String]) -> Int32 {
  guard let name = arguments.first, name != "--help", name != "help" else {
    printHelp()
    return 0
  }
  if name == "--version" {
    print("twinhall \(version)")
    return 0
  }
  guard let command = Command.all.first(where: { $0.name == name }) else {
    printError("There is no command '\(name)'. Run 'twinhall --help' for the list.")
    return 2
  }
  do { return try command.run(Array(arguments.dropFirst())) } catch { return report(error, of: command) }
}

private func report(_ error: any Error, of command: Command) -> Int32 {
  switch error {
  case let usage as UsageError:
    printError(usage.text)
    printError("Usage: twinhall \(command.name) \(command.arguments)")
    return 2
  case let faults as ConfigurationFaults:
    for fault in faults.faults { printError(fault) }
    return 1
  case let invalid as InvalidInput:
    for problem in invalid.problems {
      printError("\(problem.field): \(problem.rule.rawValue) \(problem.values.map { "\($0)=\($1)" }.joined(separator: " "))")
    }
    return 1
  case let fault as CustodyFault:
    printError("\(command.name) failed: \(fault).")
    return 1
  default:
    printError("\(command.name) failed: \(error)")
    return 1
  }
}

private func printHelp() {
  print("Twinhall runs municipal partnership networks.\n\nUsage: twinhall COMMAND [OPTIONS]\n")
  let width = Command.all.map { $0.name.count + $0.arguments.count + 1 }.max() ?? 0
  for command in Command.all {
    let call = "\(command.name) \(command.arguments)"
    print("  \(call)\(String(repeating: " ", count: width - call.count + 2))\(command.purpose)")
  }
  print("\nSettings are read from the environment; README lists them.")
}

func printError(_ text: String) {
  let line = text + "\n"
  _ = line.withCString { write(STDERR_FILENO, $0, strlen($0)) }
}

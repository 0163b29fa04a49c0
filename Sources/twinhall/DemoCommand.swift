import Application
import Domain
import TwinhallCore

extension Command {
  static let demo = Command(
    name: "demo", arguments: "[--if-empty] [--scale N] [--links]",
    purpose: "load the demonstration programme into an empty database; --links prints a sign-in link for each role, now or later"
  ) { arguments in
    let options = try DemoOptions(arguments)
    let application = try openApplication()
    defer { application.database.close() }
    let isPossible = try Demonstration.isPossible(in: application)
    if isPossible {
      var demonstration = Demonstration(application, scale: options.scale)
      try demonstration.load()
      print("The demonstration programme is loaded.")
    } else if !options.isQuietWhenFull && !options.printsLinks {
      throw DatabaseIsNotEmpty()
    }
    if options.printsLinks {
      for (role, link) in try Demonstration.signInLinks(application) { print("sign-in \(role.rawValue) \(link)") }
    }
    return 0
  }
}

private struct DemoOptions {
  var isQuietWhenFull = false
  var printsLinks = false
  var scale = 1

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      switch option {
      case "--if-empty": isQuietWhenFull = true
      case "--links": printsLinks = true
      case "--scale":
        guard let number = rest.popFirst().flatMap(Int.init), (1...1000).contains(number) else {
          throw UsageError(text: "--scale needs a number from 1 to 1000.")
        }
        scale = number
      default: throw UsageError(text: "There is no option '\(option)'.")
      }
    }
  }
}

import Application
import TwinhallCore

extension Command {
  static let match = Command(
    name: "match", arguments: "FILE.csv [OPTIONS]", purpose: "match the bodies of a file, without a database; --help tells the columns"
  ) { arguments in
    if arguments.contains("--help") {
      print(MatchFileOptions.help)
      return 0
    }
    let options: MatchFileOptions
    do { options = try MatchFileOptions(arguments: arguments, today: TimeSource.system.today) } catch {
      throw UsageError(text: "\(error)")
    }
    guard let bytes = fileContent(options.file) else {
      printError("The file '\(options.file)' cannot be read.")
      return 1
    }
    do {
      print(try MatchFile.report(bytes, options: options), terminator: "")
      return 0
    } catch {
      printError("\(error)")
      return 1
    }
  }
}

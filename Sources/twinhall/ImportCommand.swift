import Application
import Domain
import Localization
import TwinhallCore

/// Takes a CSV file of organisations into the register.
func importRegister(_ arguments: [String]) throws -> Int32 {
  guard arguments.count == 1, let path = arguments.first else { throw UsageError(text: "The name of one CSV file or export is needed.") }
  guard let bytes = fileContent(path) else { throw UsageError(text: "The file \(path) cannot be read.") }
  let application = try openApplication()
  defer { application.database.close() }
  let permit = try Policy.permit(ManageRegister.self, to: .system)
  let name = path.split(separator: "/").last.map(String.init) ?? path
  do {
    let count = try application.importRegister(fileName: name, bytes, permit: permit)
    print("\(count) organisations were added.")
    return 0
  } catch let invalid as InvalidInput {
    for problem in invalid.problems { printError("\(path): \(sentence(for: problem))") }
  } catch let faults as ImportFaults {
    for row in faults.rows {
      for problem in row.problems { printError("\(path): line \(row.number), \(problem.field): \(sentence(for: problem))") }
    }
    printError("\(faults.rows.count) rows have faults. Nothing was added.")
  }
  return 1
}

/// What is wrong, in English as everything on the command line.
private func sentence(for problem: Problem) -> String {
  var text = Texts.shared(.english).text("rules." + problem.rule.rawValue) ?? problem.rule.rawValue
  for (name, value) in problem.values { text = text.replacing("{\(name)}", with: value) }
  return text
}

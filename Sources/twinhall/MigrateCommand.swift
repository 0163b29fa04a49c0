import Application
import Store

extension Command {
  static let migrate = Command(name: "migrate", arguments: "", purpose: "bring the database up to date; safe to repeat") { _ in
    let application = try openApplication()
    application.database.close()
    print("The database is up to date.")
    return 0
  }
}

import Domain
import Jobs
import Localization
import Store
import TwinhallCore

/// Keeps the public list fresh: owners are reminded before twelve months have passed, and what nobody confirms is hidden.
public enum ConfirmationJob {
  public static let kind = "interests.confirm"
  /// Every morning before work begins in the programme's countries.
  public static let recurring = RecurringJob(kind, .daily(minute: 4 * 60))
  /// Declarations looked at in one query.
  private static let batch = 100

  /// Does a day's work. Each declaration is a transaction of its own, so that a fault at one does not hold up the others' mails, and
  /// running it again changes nothing more.
  public static func run(_ application: Application) throws {
    let permit = try Policy.permit(EditDeclaration.self, to: .system)
    let today = application.time.today
    try forEach(application, confirmedBefore: today.adding(months: -Declaration.confirmationMonths)) {
      try application.expireDeclaration($0, permit: permit)
    }
    let reminded = today.adding(days: Declaration.reminderDays).adding(months: -Declaration.confirmationMonths).adding(days: 1)
    try forEach(application, confirmedBefore: reminded, isReminder: true) { try application.remindOwner($0, permit: permit) }
  }

  private static func forEach(
    _ application: Application, confirmedBefore day: Day, isReminder: Bool = false, _ body: (Identifier<Declaration>) throws -> Void
  ) throws {
    var ids: [Identifier<Declaration>]
    repeat {
      ids = try application.read {
        try $0.declarations.published(confirmedBefore: day, isNotReminded: isReminder, limit: batch)
      }
      for id in ids { try body(id) }
    } while ids.count == batch
  }
}

extension Application {
  /// Hides a declaration whose confirmation has run out, and says so.
  func expireDeclaration(_ id: Identifier<Declaration>, permit: Permit<EditDeclaration>) throws {
    try change(permit) { change in
      guard let old = try change.connection.declarations.find(id) else { throw NotFound() }
      let next = try old.expired(on: change.at.day)
      try change.move(old, to: next)
      try change.mailContact(of: next, configuration, subject: .declarationExpiredSubject, body: .declarationExpiredBody)
    }
  }

  /// Asks the owner to confirm, once for each twelve months.
  func remindOwner(_ id: Identifier<Declaration>, permit: Permit<EditDeclaration>) throws {
    try change(permit) { change in
      guard let old = try change.connection.declarations.find(id) else { throw NotFound() }
      guard old.remindedOn == nil else { return change.recordNothing() }
      var next = old
      next.remindedOn = change.at.day
      try change.update(next, from: old)
      try change.record(id, after: ["remindedOn": change.at.day.description])
      try change.mailContact(
        of: next, configuration, subject: .declarationRemindSubject, body: .declarationRemindBody, day: next.lastDay)
    }
  }
}

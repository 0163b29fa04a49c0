import Domain
import Jobs
import Store
import TwinhallCore

/// Every morning notes which dates come closer or have passed, for everybody whom they concern and who wants to be reminded.
public enum ReminderJob {
  public static let kind = "mail.reminders"
  public static let recurring = RecurringJob(kind, .daily(minute: 4 * 60 + 30))

  /// Running it again on the same day adds nothing: each reminder of each date is noted once for each person.
  public static func run(_ application: Application) throws {
    let today = application.time.today
    let setting = try application.read { try OperatorSettings($0).text(.reminderDays) }
    let days = ReminderDays(setting.isEmpty ? ReminderDays.standard : setting)
    for offset in days?.offsets ?? [] {
      let day = today.adding(days: offset)
      let dates = try application.read { connection in
        try dueDateSources.flatMap { try $0(day...day, nil, today, connection) }
      }
      for date in dates { try application.remind(of: date, daysBefore: offset) }
    }
  }
}

extension Application {
  fileprivate func remind(of date: DueDate, daysBefore: Int) throws {
    try database.transaction { connection in
      let choices = try connection.mailChoices.all(date.people)
      for person in date.people.sorted() {
        let choice = choices[person] ?? MailChoices()
        guard let sendAt = choice.sendTime(of: .reminders, after: time.now, in: configuration.zone(of: choice)) else { continue }
        let content = MailItem.Content.due(key: date.key, day: date.day, daysBefore: daysBefore)
        _ = try connection.mailItems.insert(
          MailItem(id: Identifier(at: time.now), person: person, content: content, sendAt: sendAt))
      }
    }
  }
}

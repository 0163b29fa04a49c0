import Testing

/// Mails as programs write them, by invented people.
struct ReplyFixture: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  let answer: String

  var testDescription: String { name }
}

let replyFixtures: [ReplyFixture] = [
  ReplyFixture(
    name: "Gmail, English",
    text: """
      Thursday suits us well.

      Chanda

      On Tue, 3 Nov 2026 at 10:12, Maja Example via Office <
      programme@example.org> wrote:

      > Would Thursday suit you?
      >
      > -- 
      > Answer by answering this e-mail
      """,
    answer: "Thursday suits us well.\n\nChanda"),
  ReplyFixture(
    name: "Gmail, Swedish",
    text: """
      Torsdag går bra.

      Den tis 3 nov. 2026 kl 10:12 skrev Maja Exempel via Kansliet <
      programme@example.org>:

      > Passar torsdag?
      """,
    answer: "Torsdag går bra."),
  ReplyFixture(
    name: "Gmail, Spanish",
    text: """
      El jueves nos conviene.

      El mar, 3 nov 2026 a las 10:12, Maja Ejemplo (<programme@example.org>) escribió:

      > ¿Les conviene el jueves?
      """,
    answer: "El jueves nos conviene."),
  ReplyFixture(
    name: "Gmail, Ukrainian",
    text: """
      Четвер нам підходить.

      вт, 3 лист. 2026 р. о 10:12 Майя Приклад via Office <programme@example.org> пише:

      > Чи підходить вам четвер?
      """,
    answer: "Четвер нам підходить."),
  ReplyFixture(
    name: "Outlook, English",
    text: """
      Yes, at nine.

      Best regards
      Olle

      ________________________________
      From: Maja Example via Office <programme@example.org>
      Sent: Tuesday, November 3, 2026 10:12
      To: Olle Example <olle@example.org>
      Subject: Study visit

      When do you come?
      """,
    answer: "Yes, at nine.\n\nBest regards\nOlle"),
  ReplyFixture(
    name: "Outlook without a line, Swedish",
    text: """
      Ja, klockan nio.

      Från: Maja Exempel via Kansliet <programme@example.org>
      Skickat: den 3 november 2026 10:12
      Till: Olle Exempel <olle@example.org>
      Ämne: Studiebesök

      När kommer ni?
      """,
    answer: "Ja, klockan nio."),
  ReplyFixture(
    name: "Outlook, Spanish, bold names",
    text: """
      A las nueve.

      *De:* Maja Ejemplo <programme@example.org>
      *Enviado el:* martes, 3 de noviembre de 2026 10:12
      *Para:* Olga Ejemplo <olga@example.org>
      *Asunto:* Visita

      ¿Cuándo vienen?
      """,
    answer: "A las nueve."),
  ReplyFixture(
    name: "Outlook, Ukrainian",
    text: """
      О дев’ятій.

      Від: Майя Приклад <programme@example.org>
      Надіслано: вівторок, 3 листопада 2026 р. 10:12
      Кому: Олена Приклад <olena@example.org>
      Тема: Візит

      Коли ви приїдете?
      """,
    answer: "О дев’ятій."),
  ReplyFixture(
    name: "old Outlook with a divider",
    text: """
      We agree.

      -----Original Message-----
      From: Maja
      When do you come?
      """,
    answer: "We agree."),
  ReplyFixture(
    name: "Swedish divider",
    text: "Vi är med.\n\n-----Ursprungligt meddelande-----\nFrån: Maja\nNär kommer ni?", answer: "Vi är med."),
  ReplyFixture(
    name: "Apple Mail, English, with a signature of the telephone",
    text: """
      Fine by me.

      Sent from my iPhone

      > On 3 Nov 2026, at 10:12, Maja Example via Office <programme@example.org> wrote:
      >
      > Would Thursday suit you?
      """,
    answer: "Fine by me."),
  ReplyFixture(
    name: "Apple Mail, Swedish",
    text: """
      Det går bra.

      Skickat från min iPad

      > 3 nov. 2026 kl. 10:12 skrev Maja Exempel via Kansliet <programme@example.org>:
      >
      > Passar torsdag?
      """,
    answer: "Det går bra."),
  ReplyFixture(
    name: "Apple Mail, Spanish",
    text: """
      De acuerdo.

      Enviado desde mi iPhone

      > El 3 nov 2026, a las 10:12, Maja Ejemplo <programme@example.org> escribió:
      >
      > ¿Les conviene?
      """,
    answer: "De acuerdo."),
  ReplyFixture(
    name: "Android, English",
    text: """
      Ok

      On Tue, 3 Nov 2026, 10:12 Maja Example via Office, <programme@example.org>
      wrote:

      > Would Thursday suit you?
      """,
    answer: "Ok"),
  ReplyFixture(
    name: "Android, Ukrainian, date first",
    text: """
      Добре

      2026-11-03 10:12 GMT+02:00 Майя Приклад <programme@example.org> пише:

      > Чи підходить вам четвер?
      """,
    answer: "Добре"),
  ReplyFixture(
    name: "a signature below two dashes",
    text: "See you then.\n\n-- \nOlle Example\nHead of planning\n+46 000 00 00", answer: "See you then."),
  ReplyFixture(
    name: "Outlook for telephones, Swedish",
    text: "Tack\n\nHämta Outlook för iOS\n________________________________\nFrån: Maja\nSkickat: tisdag\nÄmne: Besök\n\nNär?",
    answer: "Tack"),
]

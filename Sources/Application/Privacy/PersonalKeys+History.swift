import Database
import Domain
import Localization
import Store
import TwinhallCore

extension PersonalKeys {
  /// A person with every mail address that the account has or had.
  init(of person: Person, on connection: any Connection) throws {
    var addresses: Set<String> = [person.email.foldedAddress]
    for entry in try connection.audit.entries(about: "Person", person.id.description) {
      for field in AuditFields.parse(entry.shownBefore) + AuditFields.parse(entry.shownAfter)
      where field.name == "email" && field.value.contains("@") {
        addresses.insert(field.value.foldedAddress)
      }
    }
    // An address that another account has by now is that person's.
    for address in addresses {
      if let other = try connection.people.find(foldedEmail: address), other.id != person.id { addresses.remove(address) }
    }
    self.init(person: person.id, addresses: addresses)
  }
}

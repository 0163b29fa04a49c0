extension String {
  /// Lower-case ASCII letters, digits and single hyphens between them.
  var isSlug: Bool {
    utf8.count <= 80 && !hasPrefix("-") && !hasSuffix("-") && !contains("--")
      && utf8.allSatisfy { ($0 >= 97 && $0 <= 122) || ($0 >= 48 && $0 <= 57) || $0 == 45 }
  }
}

/// `base`, or `base-2`, `base-3` … when others have it.
func makeFreeSlug(_ base: String, taken: Set<String>) -> String {
  guard taken.contains(base) else { return base }
  var number = 2
  while taken.contains("\(base)-\(number)") { number += 1 }
  return "\(base)-\(number)"
}

import Domain

/// Pages mean the programme's themes; the colours of Interface have the same name.
typealias Theme = Domain.Theme

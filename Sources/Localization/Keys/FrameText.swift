/// Words around every page: what the links, lists and landmarks of the frame are called.
public enum FrameText: String, TextKeys {
  case account = "frame.account"
  case breadcrumbs = "frame.breadcrumbs"
  case footer = "frame.footer"
  case home = "frame.home"
  case languages = "frame.languages"
  case navigation = "frame.navigation"
  case signOut = "frame.sign-out"
  case skip = "frame.skip"
  case title = "frame.title"
}

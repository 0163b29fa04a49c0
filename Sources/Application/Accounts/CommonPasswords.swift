/// The cores of the passwords that are most used and guessed first, without digits and signs around them. What has fewer than twelve
/// characters is refused anyway, so these matter where something was put before or behind them.
enum CommonPasswords {
  static let cores: Set<String> = Set(
    [english, names, swedish, others, keyboard].flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) })

  private static let english = """
    password passwordpassword mypassword newpassword oldpassword thepassword yourpassword passwordone passphrase passcode pass passpass
    letmein letmeinnow letmeinplease welcome welcomeback welcomehome welcometo administrator administration admin adminadmin root rootroot
    superuser sysadmin user username useruser guest guestguest test testtest testing testingtest tester demo demodemo example sample
    iloveyou iloveyousomuch iloveyouforever iloveme iloveu loveyou lovelove lovely lover forever changeme changemenow changethis
    changeit changepassword temporary temppassword temp secret topsecret secretsecret mysecret trustno trustnoone unbelievable
    correcthorsebatterystaple correcthorse batterystaple opensesame abracadabra whatever nothing something anything everything nopassword
    default defaultpassword computer internet online network server system windows microsoft google facebook instagram linkedin twitter
    youtube whatsapp android samsung nokia iphone apple football baseball basketball hockey soccer tennis volleyball swimming fishing
    liverpool manchester chelsea arsenal barcelona realmadrid juventus united sunshine princess superman batman spiderman starwars
    startrek pokemon naruto monkey dragon master shadow killer hunter ranger tigger charlie buster ginger pepper cookie chocolate
    strawberry banana orange cherry butterfly flower flowers rainbow angel angels heaven jesus jesuschrist christ church blessed blessing
    family freedom friends friendship happy happiness success summer winter spring autumn january february march april august september
    october november december monday tuesday wednesday thursday friday saturday sunday birthday christmas london paris newyork california
    america england germany sweden stockholm europe africa company business office municipality council partnership twinhall
    """
  private static let names = """
    michael michelle jennifer jessica jordan daniel andrew anthony ashley amanda thomas robert william nicole matthew joshua george
    elizabeth alexander alexandra christopher christian charlotte patricia victoria benjamin samantha stephanie maria martin
    """
  private static let swedish = """
    hejhej hejhejhej hejhejhejhej hejsan hejsanhejsan hejpådig hejpadig losenord lösenord mittlösenord mittlosenord lösenordet losenordet
    nyttlösenord nyttlosenord hemligt hemlighet hemligheten jagälskardig jagalskardig älskling alskling kärlek karlek sommar sommaren
    sommarlov vinter vintern våren hösten januari februari mars maj juni juli augusti september oktober november december måndag tisdag
    onsdag torsdag fredag lördag söndag kommun kommunen kommunhus kommunhuset sverige sverigesverige göteborg goteborg malmö malmo uppsala
    fotboll ishockey innebandy handboll hammarby djurgården djurgarden mamma pappa mammapappa mormor morfar farmor farfar barnen familjen
    välkommen valkommen glömt glomt glassglass kanelbulle midsommar julafton tomten semester skolan jobbet arbete kontoret chokladboll
    """
  private static let others = """
    contraseña contrasena contraseñas clave claveclave hola holahola holamundo teamo teamomucho tequiero tequieromucho bienvenido
    bienvenidos bienvenida administrador ayuntamiento municipio españa espana madrid futbol fútbol mariposa estrella corazon corazón
    пароль парольпароль мойпароль любовь привет приветпривет україна україна київ киев солнце сонце кохання ласкавопросимо адміністратор
    parol privet ukraine ukraina slavaukraini passwort hallo hallohallo willkommen schatz motdepasse bonjour bienvenue azerty azertyuiop
    """
  private static let keyboard = """
    qwerty qwertyqwerty qwertyuiop qwertyuiopå qwertyuiopasdf asdf asdfasdf asdfgh asdfghjkl asdfghjklö zxcvbn zxcvbnm qazwsx qazwsxedc
    qazwsxedcrfv qweasd qweasdzxc qweqwe qweqweqwe asdasd asdasdasd zxczxc abc abcabc abcd abcdef abcdefg abcdefgh aaaa aaaaaa xxxx
    qwer qwerasdf qwerasdfzxcv wasd wasdwasd йцукен йцукенгшщз фывапролдж
    """
}

# Svenska. Nyckeln "polls.voted" i koden heter polls-voted här.
# Du-tilltal, hela meningar, klarspråk: säg vad som hänt, vad som är sparat, vad man gör nu.

name = { $of }

# mail
mail-footer = Det här är ett automatiskt utskick från Samordnaren. Skriv inga personuppgifter om du svarar.

# access
access-stranger = Jag vet inte vem du är. Be områdets administratör lägga till din arbetsadress i registret.
access-may-not-convene = Din funktion får inte kalla till det här mötet. Be den som är sammankallande hos er, till exempel SIP-samordnaren.
access-no-meeting = Jag hittar inget sådant möte för dig. Det kan vara borttaget, eller så är du inte kallad.
access-only-convener = Bara den som kallade till { $reference } kan göra det. Hör av dig till sammankallande.

# router
router-unknown-button = Knappen eller formuläret gäller inte längre. Skriv /samordna så börjar vi om.
router-only-the-word = Skriv bara /samordna { $word }. Jag läser aldrig text efter kommandot, och har inte sparat den. Skrev du något om en person, och syns det i chatten: öppna menyn på ditt meddelande och välj att ta bort meddelandet.
router-take-back = Skrev du något om en person? Jag har inte sparat det. Syns det i chatten: öppna menyn på ditt meddelande och välj att ta bort det. Skriv det inte igen.
router-repeated = Det där har jag redan tagit emot. Inget gjordes två gånger.
router-was-refused = Det gick inte när du gjorde det, och inget har ändrats. Gör det igen om du fortfarande vill.

# help
help-title = Samordnaren
help-what = Jag hjälper er att hitta en tid för samverkansmöten, skickar kallelser och påminner. Skriv /samordna sip för att kalla till ett SIP-möte.
help-no-names = Skriv aldrig vem mötet gäller. Jag behöver inte veta det.
help-unknown-word = Det kommandot känner jag inte till. Det här kan du göra:
help-you-are-called = Kallelser till dig kommer som privata meddelanden här.

# kinds
kinds-sip-title = Kalla till SIP-möte
kinds-sip-not-both = Både kommunens socialtjänst och regionen behöver vara med för att det ska vara en SIP. Nu är det ett samverkansmöte, inte SIP.

# forms
forms-see-fields = Något behöver rättas. Det står vid fälten; inget du har skrivit är borta.
forms-choose-one = Välj ett av alternativen.
forms-choose-some = Välj minst ett av alternativen.
forms-bad-day = Skriv datumet som 2027-03-12.
forms-bad-clock = Skriv klockslaget som 13.15.
forms-too-long = Texten är { $length } tecken. Skriv högst { $longest }.
forms-write-something = Skriv något här, eller stäng formuläret.
forms-bad-link = Klistra in en hel länk som börjar med https://.
forms-who-question = Vilka ska kallas?
forms-who-hint = Du kallas själv automatiskt. Barn och vårdnadshavare bjuder du in utanför Samordnaren.
forms-who = Organisationer och funktioner
forms-when-question = När?
forms-when = Tid
forms-find-a-time = Hitta en tid
forms-have-a-time = Jag har en tid
forms-from-on = Tidigast
forms-to-on = Senast
forms-family = Familjen kan
forms-family-hint = Kryssa i vad familjen har sagt. Lämna tomt om ni inte har frågat än.
forms-mon-am = Mån förmiddag
forms-mon-pm = Mån eftermiddag
forms-tue-am = Tis förmiddag
forms-tue-pm = Tis eftermiddag
forms-wed-am = Ons förmiddag
forms-wed-pm = Ons eftermiddag
forms-thu-am = Tors förmiddag
forms-thu-pm = Tors eftermiddag
forms-fri-am = Fre förmiddag
forms-fri-pm = Fre eftermiddag
forms-on = Datum
forms-at = Klockslag
forms-at-hint = Till exempel 13.15
forms-length = Längd
forms-minutes = { $minutes } minuter
forms-place = Plats
forms-no-place = Ingen plats
forms-link = Möteslänk
forms-link-hint = Länk till videomöte hos { $hosts }. Lämna tomt om ni ses på plats.
forms-consent-question = Samtycke
forms-consent-hint = Samtycke från alla som ska samtycka, barnets inställning beaktad. En vårdnadshavare räcker inte när det finns två. Skriv inte vems samtycke.
forms-consent = Samtycket
forms-consent-given = Finns
forms-consent-being-obtained = Inhämtas
forms-covers = Samtycket omfattar
forms-covers-hint = De organisationer som familjen har sagt ja till.
forms-valid-to-on = Gäller till och med
forms-confirmed-by = Bekräftat av
forms-confirmed-by-hint = Den funktion som har tagit emot samtycket.
forms-call-send = Kalla
forms-consent-title = Samtycke för { $reference }
forms-consent-send = Spara och gå vidare
forms-move-title = Flytta { $reference }
forms-move-send = Flytta
forms-cancel-title = Ställ in { $reference }
forms-cancel-send = Ställ in mötet
forms-cancel-question = Vill du ställa in mötet?
forms-cancel-hint = Alla kallade får besked och mötet tas bort ur deras kalendrar. Du behöver inte ange något skäl.

# meetings
meetings-title = Samverkansmöte { $reference }
meetings-who = Vilka
meetings-when = När
meetings-place = Plats
meetings-link = Länk
meetings-open-link = Öppna länken
meetings-list = { $items }
meetings-from-to = { $starts_at }–{ $end }
meetings-function-at = { $function }, { $organisation }
meetings-waits-for-consent = Väntar på samtycke. Ingen har kallats.
meetings-consent-obtained = Samtycke finns nu
meetings-drop-draft = Ta bort utkastet
meetings-is-set = Mötet är bokat. Kallelsen kommer med mejl.
meetings-move = Flytta
meetings-cancel = Ställ in
meetings-was-cancelled = Mötet är inställt.
meetings-draft-saved = { $reference } är sparat och väntar på samtycke. Ingen har kallats. Tryck på ”Samtycke finns nu” i vår privata dialog när det är klart.
meetings-poll-sent = { $reference }: frågan om tider har gått ut privat till alla. Svar senast { $closes_at }.
meetings-booked = { $reference } är bokat { $starts_at }. Kallelsen går nu med mejl till alla.
meetings-nothing-changed = { $reference } ligger redan { $starts_at }, med samma längd, plats och länk. Inget har skickats.
meetings-cancelled = { $reference } är inställt. Alla som fått en kallelse får besked.
meetings-is-booked = { $reference } är redan bokat till { $starts_at }.
meetings-is-cancelled = { $reference } är inställt. Kalla till ett nytt möte med /samordna.
meetings-not-now = Det går inte att göra med { $reference } just nu. Öppna det senaste kortet i vår privata dialog.
meetings-mail-failed = Mejlet till { $who } gick inte fram och skickas inte igen. Meddela dem på annat sätt och rätta adressen i registret.
meetings-mail-bounced = Mejlet till { $who } kom i retur: adressen tar inte emot det. Meddela dem på annat sätt och be den som sköter registret att rätta adressen.
meetings-card-failed = Mitt meddelande i chatten till { $who } gick inte fram. Hör av dig till dem på annat sätt.
meetings-reminder-failed = Påminnelsen till { $who } gick inte fram. Hör av dig till dem på annat sätt.
meetings-mail-waits = Mejlet till { $who } har inte gått fram än. Jag försöker igen { $again_at }.
meetings-after-clock = Mötet ligger efter { $last }, { $days } dagar: { $source }.
meetings-day-has-passed = Dagen har passerat. Välj en dag från och med i dag.
meetings-time-has-passed = Klockslaget har passerat. Välj en senare tid.
meetings-day-too-far = Dagen ligger mer än ett år bort. Kontrollera årtalet.
meetings-window-has-passed = De dagarna har passerat. Välj en dag från och med { $today }.
meetings-end-before-start = Senast kan inte vara före tidigast. Välj { $start } eller en senare dag.
meetings-window-too-long = Sök högst { $weeks } veckor åt gången. Välj ett tidigare datum.
meetings-host-not-allowed = Länken leder till en plats som inte är godkänd. Använd en länk hos { $hosts }.
meetings-outside-consent = Samtycket omfattar inte { $organisations }. Kryssa i dem om familjen har sagt ja, annars ta bort dem från kallelsen.
meetings-consent-ends-before = Samtycket tar slut före { $day }, då mötet tidigast kan hållas. Förnya samtycket eller välj en tidigare tid.
meetings-somebody-is-gone = Någon du valde finns inte längre i registret. Välj om bland dem som visas.
meetings-only-your-own = Välj någon från en annan organisation än din egen.
meetings-not-work-address = { $addresses } är ingen godkänd arbetsadress. Be områdets administratör rätta registret.

# gates
gates-closed = Ingen har kallats. { $why }
gates-no-consent = Samtycke saknas för { $reference }. Registrera det först.
gates-outside-consent = Samtycket omfattar inte { $organisations }.
gates-consent-ended = Samtycket gällde till och med { $valid_to_on }. Förnya det eller välj en tidigare dag.

# times
times-blocked = Jag hittar ingen tid. Det som hindrar: { $what }. Vidga tiden eller ändra vilka som kallas.
times-blocked-but-later = Jag hittar ingen tid. Det som hindrar: { $what }. Mellan { $from_on } och { $to_on } finns { $count ->
    [one] en tid
   *[other] { $count } tider
  }: välj de dagarna i stället.
times-window-short = att dagarna inte räcker till ett möte
times-way = { $who } (utan det finns { $count ->
    [one] en tid
   *[other] { $count } tider
  })
times-consent-ends = att samtycket tar slut
times-office-hours = kontorstiden
times-days-off = helger och helgdagar
times-notice = att det ska vara minst { $days } dagars varsel
times-family = när familjen kan
times-lov = lov på { $school }

# polls
polls-answer-by = Vilka tider kan du? Svara senast { $closes_at }. Du kan ändra dig till dess.
polls-is-closed = Omröstningen är stängd.
polls-time = { $starts_at }
polls-yes = Ja
polls-if-need-be = Om det behövs
polls-no = Nej
polls-yes-name = Ja till { $starts_at }
polls-if-need-be-name = Om det behövs { $starts_at }
polls-no-name = Nej till { $starts_at }
polls-count = { $yes } ja, { $if_need_be } om det behövs, { $no } nej
polls-note = { $count } · { $reasons }
polls-everyone-free = alla lediga i kalendern
polls-all-but = { $count ->
    [one] en är upptagen
   *[other] { $count } är upptagna
  } i kalendern
polls-without = inte { $organisation }
polls-squeeze-day = klämdag
polls-after-clock = senare än { $days } dagar efter samtycket (lokal rutin)
polls-lacking = { $starts_at }: inget ja än från { $organisations }.
polls-book-about = Boka en av tiderna:
polls-book = Boka { $starts_at }
polls-closed = Omröstningen om { $reference } är stängd. Hör av dig till sammankallande om något har ändrats.
polls-time-has-passed = { $starts_at } har passerat. Boka en annan tid eller kalla på nytt.

# letters
letters-called = Du är kallad till ett samverkansmöte. Svara genom att tacka ja eller nej i kalendern.
letters-moved = Samverkansmötet har ändrats. Så här gäller nu:
letters-cancelled = Samverkansmötet är inställt och tas bort ur din kalender.
letters-renamed = Mötet har fått ett nytt namn. Tid och plats är desamma, och du behöver inte svara igen.
letters-renamed-subject = Nytt namn: { $title }
letters-moved-subject = Ändrad tid: { $title }
letters-cancelled-subject = Inställt: { $title }
letters-reminder = Påminnelse: mötet närmar sig.
letters-reminder-subject = Påminnelse: { $title }
letters-no-names = Skriv inte vem mötet gäller, varken i svar eller i kalendern.
letters-structural = Skriv inget om någon enskild, varken i svar eller i kalendern.

# digest
digest-title = Veckan
digest-team = Samverkansmöten om enskilda: { $this_week } den här veckan, { $next_week } nästa vecka.
digest-subject = Din vecka { $week }
digest-this-week = Den här veckan
digest-next-week = Nästa vecka
digest-when = { $starts_at }

# times of a school year
times-unknown-year = Läsårsdata saknas för { $schools }, så jag har inte kunnat ta hänsyn till deras lov. Be administratören lägga in läsåret.

# browser
browser-only-commands = Här skriver du bara kommandon, till exempel /samordna sip. Jag har inte läst eller sparat det du skrev.

# chats: Slack, Teams
chat-title = Samordnaren
chat-preview = Samordnaren har något till dig.
chat-close = Stäng
chat-cut = … Resten får inte plats här.
slack-form-did-not-open = Formuläret öppnades inte. Inget är borta: öppna det med knappen.
chat-open-form = Öppna formuläret
chat-fault = Det gick inte, och inget är sparat. Felet är noterat hos oss. Försök igen om en stund.
teams-answered-privately = Jag har svarat dig i vår egen chatt.
teams-cannot-reach-you = Jag kan inte skriva till dig privat, och här svarar jag inte. Lägg till Samordnaren under Appar i Teams, öppna chatten med den och skriv samma sak där.
teams-see-below = Det står i ett nytt meddelande här nedanför.
teams-too-large = Svaret blev för stort för Teams, så du får det inte här. Det du gjorde är sparat. Skriv status för att se läget, eller be den som sköter Samordnaren titta.

# guard: det som någon själv har skrivit
guard-refuses = Texten innehåller { $what }. Samordnaren får inte veta vem någon är. Använd förslaget eller skriv om.
guard-asks = { $count ->
    [one] Ett ord kan peka ut någon. Svara på frågan vid fältet, eller skriv om.
   *[other] Några ord kan peka ut någon. Svara på frågorna vid fältet, eller skriv om.
 }
guard-what-person = ett namn
guard-what-pnr = ett personnummer
guard-what-phone = ett telefonnummer
guard-what-email = en e-postadress
guard-what-address = en adress
guard-what-case-no = ett ärendenummer
guard-what-class-school = klass eller grupp
guard-what-dob = ett födelsedatum
guard-what-other-id = en uppgift som pekar ut någon
guard-what-indirect = en beskrivning som pekar ut någon
guard-what-sensitive = en känslig uppgift
guard-ask-person = Är ”{ $words }” ett namn här?
guard-ask-address = Är ”{ $words }” någons bostad?
guard-ask-case-no = Gäller ”{ $words }” en enskild persons ärende?
guard-ask-indirect = Går det att förstå vem det är av ”{ $words }”?
guard-ask-sensitive = Gäller ”{ $words }” någon enskild? Då hör det hemma i verksamhetssystemet.
guard-ask-other = Pekar ”{ $words }” ut någon?
guard-tick-person = Det är inte ett namn
guard-tick-pnr = Det är inte ett personnummer
guard-tick-phone = Det är inte ett telefonnummer till en privatperson
guard-tick-email = Det är inte en privatpersons adress
guard-tick-address = Det är en arbetsplats
guard-tick-case-no = Det gäller ingen enskild
guard-tick-class-school = Det pekar inte ut någon
guard-tick-dob = Det är inte ett födelsedatum
guard-tick-other-id = Det pekar inte ut någon
guard-tick-indirect = Nej, det går inte att förstå vem det är
guard-tick-sensitive = Nej, det gäller ingen enskild
guard-suggestion = Förslag: { $words }
guard-suggestion-is = Förslag:
guard-use = Använd förslaget
guard-rewrite = Skriv om

# agenda
agenda-add = Till dagordningen
agenda-points = Att ta upp:
agenda-raised = { $words } ({ $who })
agenda-point-title = Till dagordningen
agenda-point = Vad vill ni ta upp?
agenda-no-names = Skriv inga namn och inget som pekar ut någon. Punkten visas med din organisation.
agenda-point-send = Lägg till
agenda-change = Ändra punkter
agenda-change-send = Spara
agenda-which = Vilken punkt?
agenda-what = Vad ska hända med den?
agenda-rewrite = Skriv om den
agenda-remove = Ta bort den
agenda-new-words = Ny text
agenda-none-of-yours = Ingen punkt för { $reference } kommer från din organisation. Be den som skrev punkten eller sammankallande att ändra den.
agenda-not-there = Punkten är borttagen, eller skriven av en annan organisation. Stäng formuläret och titta på kortet, eller be sammankallande ändra den.
agenda-full = { $reference } har redan { $most } punkter, och fler får inte plats. Ta upp det på mötet.
agenda-show = Dagordning
agenda-of = Dagordning: { $title }
agenda-empty = Ingen har lagt till någon punkt än.
agenda-numbered = { $nth }. { $line }
agenda-raised-minutes = { $words } ({ $who }), { $minutes } min
agenda-raised-by = { $words } ({ $who }), föredras av { $by }
agenda-raised-both = { $words } ({ $who }), { $minutes } min, föredras av { $by }
agenda-by-minutes = { $who }, { $minutes } min
agenda-by-presenter = { $who }, föredras av { $by }
agenda-by-both = { $who }, { $minutes } min, föredras av { $by }
agenda-template = Alltid med
agenda-template-items = { $items }
agenda-taken = Punkterna tar { $minutes } av mötets { $length } minuter.
agenda-too-long = Punkterna tar { $minutes } minuter, men mötet är { $length }. Korta ner { $over } minuter, eller skjut upp en punkt.
agenda-open-until = Punkter tas emot till { $closes_at }. Sedan går dagordningen ut.
agenda-open-until-start = Punkter tas emot ända tills mötet börjar.
agenda-closed = Dagordningen stängde { $closed_at }. Det som läggs till nu avgör sammankallande.
agenda-is-late = Dagordningen har stängt
agenda-is-late-hint = Skriv ändå: sammankallande avgör om punkten kommer med, väntar till nästa möte eller inte tas upp.
agenda-was-late = Dagordningen stängde { $closed_at }, men punkten är sparad. Sammankallande har fått veta det och avgör. Du ser svaret på mötets kort.
agenda-late-line = Sen punkt, väntar på sammankallande: { $words }
agenda-next-line = Till nästa möte: { $words }
agenda-declined-line = Tas inte upp: { $words }
agenda-done-line = Klar: { $words }
agenda-decided-line = Klar: { $words }. Beslut: { $decision }
agenda-take-in = Ta med
agenda-next = Nästa möte
agenda-no = Nej
agenda-done = Klar
agenda-not-reached = Hanns inte
agenda-decide = Beslut
agenda-make-action = Gör till åtgärd
agenda-which-button = { $label }: { $what }
agenda-with-action = { $about }. { $action }
agenda-action-line = Åtgärd: { $who }, senast { $on }. Ändra på mötets kort.
agenda-chair-only = Bara den som leder { $reference } kan göra det, alltså sammankallande eller en kollega till sammankallande. Hör av dig till sammankallande.
agenda-not-begun = { $reference } har inte börjat. Punkterna bockas av under mötet.
agenda-decision-title = Beslut
agenda-decision = Vad beslutades?
agenda-decision-hint = En rad, utan namn. Punkten blir klar när du sparar.
agenda-decision-individual = En rad som inte säger något om den mötet gäller. Det som beslutas om en enskild skrivs i verksamhetens eget system.
agenda-no-decisions = Här skrivs inga beslut. Skriv dem i verksamhetens eget system, och tryck på ”Klar”.
agenda-opened = Dagordningen är öppen. Lägg till det ni vill ta upp senast { $closes_at }.
agenda-reminded = Ingen från din organisation har lagt till någon punkt än. Vill ni ta upp något, lägg till det senast { $closes_at }. Annars behöver du inte göra något.
agenda-out = { $count ->
    [one] Dagordningen är klar och har en punkt.
   *[other] Dagordningen är klar och har { $count } punkter.
}
agenda-late-told = En punkt kom in efter att dagordningen stängde. Öppna dagordningen och välj om den ska med, vänta till nästa möte eller inte tas upp.
agenda-print = Öppna sidan för utskrift
agenda-heading = Ta upp: { $point }
agenda-pick-feedback = Återkoppla punkt { $nth }
agenda-pick-actions = Följa upp åtgärderna från förra mötet
agenda-pick-who-does = Vem gör vad till nästa gång
agenda-pick-next = Tid för nästa möte
agenda-feedback-choice = Återkoppla en punkt från förra mötet
agenda-picked-who = { $what } – { $who }
agenda-picked-week = { $what } – v { $week }
agenda-picked-both = { $what } – { $who } – v { $week }
agenda-own-words = Något annat, med egna ord
agenda-words = Punkten
agenda-which-nth = Vilken punkt?
agenda-choose-nth = Välj vilken punkt som ska återkopplas.
agenda-nth = { $nth }
agenda-whose = Vilken organisation gäller det?
agenda-whose-hint = Lämna tomt om det gäller alla.
agenda-which-week = Vilken vecka?
agenda-week = v { $week }
agenda-how-long = Hur lång tid?
agenda-how-long-hint = Mötet är { $length } minuter. Lämna tomt om du inte vet.
agenda-minutes = { $minutes } min
agenda-presenter = Vem föredrar?
agenda-presenter-hint = En funktion, aldrig en namngiven person. Lämna tomt om det inte är bestämt.
agenda-alike-told = Punkten liknar en som redan står där. Svara på frågan här nedanför, eller skriv om den.
agenda-alike = { $who } vill redan ta upp ”{ $words }”. Är det samma sak?
agenda-another = Nej, det är en annan punkt
agenda-there-already = Den punkten står redan på dagordningen. Inget lades till.
agenda-reframe = Ändra tid eller vem som föredrar
agenda-move = Flytta den
agenda-reopen = Öppna den igen
agenda-place = Vilken plats?
agenda-is-picked = Punkten är vald ur listan och har inga egna ord att ändra. Ta bort den och lägg till en ny.
agenda-only-chair = Bara sammankallande kan öppna en punkt igen.
agenda-from-message-hint = Texten är kopierad från meddelandet och sparas först när du lägger till punkten. Ta bort namn och allt som pekar ut någon.
agenda-no-meeting-ahead = Du är inte kallad till något möte som tar emot punkter. Skriv /samordna status så ser du dina möten.
agenda-no-words-there = På det mötet går det bara att välja ur en lista. Öppna mötets kort och tryck på ”Till dagordningen”.
polls-comment-button = Kommentera
polls-comment-title = Kommentera tiderna
polls-comment = Din kommentar
polls-comment-hint = Till exempel ”Kan bara digitalt på tisdag”. Skriv inga namn. Tomt fält tar bort kommentaren.
polls-comment-send = Spara
polls-commented = { $who }: { $words }

# kinds, fler
kinds-sip-insatser = Vilka insatser behövs?
kinds-sip-each-answers = Vilka insatser svarar var och en för?
kinds-sip-others = Vilka åtgärder gör någon annan?
kinds-sip-overall = Vem har det övergripande ansvaret?
kinds-bus-title = Kalla till BUS på individnivå
kinds-bus-not-all = Skola, socialtjänst och region behöver alla vara med i BUS. Nu saknas någon av dem.
kinds-bus-obstacle = Vad har kört fast?
kinds-bus-decision = Vad beslutar vi, och vem gör det?
kinds-bus-who-tells = Vem berättar för familjen?
kinds-bus-overall = BUS övergripande
kinds-bus-overall-title = Kalla till BUS övergripande
kinds-bus-overall-since = Sedan sist
kinds-bus-overall-deviations = Avvikelser och vad de säger om samarbetet
kinds-bus-overall-next = Nästa möte och vem som är ordförande
kinds-report-title = Kalla till anmälningsmöte
kinds-report-no-social-services = Socialtjänsten behöver vara med på ett anmälningsmöte.
kinds-report-refers = Bara socialtjänsten kallar till anmälningsmöte. Vill du rådgöra utan namn, skriv /samordna konsultation. Är du orolig för ett barn, skriv /samordna akut så ser du vart du vänder dig.
kinds-report-reporter = Den som anmälde är skyldig att anmäla i sitt arbete.
kinds-report-protection = Skyddsbedömningen är gjord och dokumenterad.
kinds-report-suitable = Mötet är lämpligt för barnets bästa.
kinds-report-no-suspicion = Det finns ingen misstanke om våld, sexuella övergrepp, hedersrelaterat våld eller förtryck, könsstympning eller annat brott mot barnet, och inget omedelbart omhändertagande är aktuellt.
kinds-report-no-protected-identity = Ingen i familjen har skyddade personuppgifter.
kinds-report-concern = Vad oron handlar om, i mötet och inte i skrift
kinds-report-next = Vad händer nu?
kinds-report-feedback = Återkoppling: vem, till vem och när?
kinds-consult-title = Kalla till konsultation utan namn
kinds-consult-question = Frågan, utan uppgifter om någon enskild
kinds-consult-next = Nästa steg
kinds-forum = Samverkansforum
kinds-forum-title = Kalla till forum
kinds-forum-since = Sedan sist
kinds-forum-questions = Gemensamma frågor
kinds-forum-next = Nästa möte
forms-conditions-question = Stämmer allt det här?
forms-conditions-hint = Om något inte stämmer: stäng formuläret. Inget sparas, inte heller att du öppnade det.
forms-condition = { $number }. { $text }
forms-conditions-send = Fortsätt, allt stämmer
forms-name = Forumets namn
forms-name-hint = Namnet syns för alla som kallas. Skriv inga namn på personer.
forms-latest = Mötet hålls senast
forms-latest-hint = Frivilligt. Förhandsbedömningen ska vara klar 14 kalenderdagar efter att anmälan kom in; helger flyttar inte dagen. Lämna tomt när en utredning redan pågår.
forms-secrecy-question = Är frågan om sekretess löst?
forms-secrecy-hint = Den som lyfter ett ärende till BUS ansvarar för att sekretessen är löst, till exempel med samtycke. Skriv inte hur.
forms-secrecy = Sekretess
forms-secrecy-solved = Sekretessfrågan är löst
forms-obstacle = Vad har kört fast?
obstacles-consent = Samtycke saknas eller räcker inte
obstacles-responsibility = Oenighet om vem som ansvarar
obstacles-resources = Insatsen finns inte eller dröjer
obstacles-nobody-came = En part har inte kommit till mötena
obstacles-disagreement = Oenighet om vad som behövs
obstacles-other = Annat
meetings-secrecy-first = Kryssa i att sekretessfrågan är löst. Är den inte det: lös den först, och kalla sedan.
meetings-latest-before-first = Mötet hinner inte före den dagen. Välj ett senare datum eller en tidigare tid.
meetings-after-latest = Tiden är efter { $last }, som ni har satt som senaste dag.
gates-secrecy = Sekretessfrågan för { $reference } är inte löst.

# registry
# läsår
schoolyears-title = Läsår
schoolyears-no-schools = Det finns ingen skola i registret än.
schoolyears-none = läsårsdata saknas
schoolyears-several = { $years }
schoolyears-year-confirmed = { $label } (bekräftat { $on })
schoolyears-year-unconfirmed = { $label } (ej bekräftat)
schoolyears-lacking = Läsårsdata saknas för { $label }: { $schools }. Jag gissar inga datum. Lägg in läsåret när huvudmannen har bestämt det.
schoolyears-by-file = Andra lov och många läsår på en gång läggs in från en CSV- eller ICS-fil. Be den som driftar köra samordna year import.
schoolyears-add = Lägg in läsår
schoolyears-take-shipped = Stockholms läsår
schoolyears-set-title = Lägg in läsår
schoolyears-set-send = Spara
schoolyears-school = Vilken skola gäller det?
schoolyears-municipal = Kommunens skolor
schoolyears-terms-question = När är terminerna?
schoolyears-terms-hint = Skriv första och sista skoldagen, som huvudmannen har bestämt dem.
schoolyears-autumn-from = Höstterminen börjar
schoolyears-autumn-to = Höstterminen slutar
schoolyears-spring-from = Vårterminen börjar
schoolyears-spring-to = Vårterminen slutar
schoolyears-lov-question = När är loven?
schoolyears-lov-hint = Jullovet ligger mellan terminerna och behöver inte skrivas.
schoolyears-autumn-lov-from = Höstlovet börjar
schoolyears-autumn-lov-to = Höstlovet slutar
schoolyears-winter-lov-from = Sportlovet börjar
schoolyears-winter-lov-to = Sportlovet slutar
schoolyears-easter-lov-from = Påsklovet börjar
schoolyears-easter-lov-to = Påsklovet slutar
schoolyears-study-days-question = Vilka studiedagar har eleverna lediga?
schoolyears-study-days-hint = Högst fem per läsår. Lämna tomt det som inte är bestämt.
schoolyears-study-day = Studiedag { $number }
schoolyears-source = Varifrån kommer datumen?
schoolyears-source-hint = Till exempel skolans webbsida eller nämndens beslut.
schoolyears-confidence = Är datumen bekräftade?
schoolyears-confirmed-yes = Ja, jag har jämfört med huvudmannens beslut
schoolyears-shipped-title = Stockholms läsår
schoolyears-shipped-send = Lägg in
schoolyears-shipped-question = Det här läggs in
schoolyears-shipped-hint = Datumen är ej bekräftade: jämför med grundskola.stockholm/terminer-och-lov. Läsår som redan finns rörs inte.
schoolyears-saved = Läsåren är sparade.
schoolyears-same = Det är redan så. Inget är ändrat.
schoolyears-new = Nytt läsår { $label } för { $organisation }.
schoolyears-changed = Ändrat läsår { $label } för { $organisation }: { $what }.
schoolyears-autumn-now = höstterminen { $from_on }–{ $to_on }
schoolyears-spring-now = vårterminen { $from_on }–{ $to_on }
schoolyears-break-new = nytt { $name } { $from_on }–{ $to_on }
schoolyears-break-gone = borttaget { $name } { $from_on }–{ $to_on }
schoolyears-confirmed = bekräftat
schoolyears-not-confirmed = ej bekräftat
schoolyears-listed = { $school }: { $label }, { $source }, kontrollerat { $on }.
schoolyears-school-lacks = { $school }: läsårsdata saknas för { $label }.
schoolyears-remind-subject = Dags att lägga in nästa läsår
schoolyears-remind-subject-august = Läsåret har inga datum än
schoolyears-on-line = rad { $line }: { $what }
schoolyears-no-school = Skolan { $name } finns inte i registret. Skriv namnet som det står där, eller lägg till skolan först.
schoolyears-skipped = { $count ->
    [one] 1 händelse i kalendern är varken termin, lov eller studiedag och lämnades.
   *[other] { $count } händelser i kalendern är varken termin, lov eller studiedag och lämnades.
}
schoolyears-august = Läsåret ska börja i augusti, inte { $on } ({ $source }). Rätta datumet.
schoolyears-june = Läsåret ska sluta i juni, inte { $on } ({ $source }). Rätta datumet.
schoolyears-autumn-once = Läsåret { $label } ska ha en hösttermin och har { $count }. Skriv en rad med när den börjar och slutar.
schoolyears-spring-once = Läsåret { $label } ska ha en vårtermin och har { $count }. Skriv en rad med när den börjar och slutar.
schoolyears-terms-meet = Vårterminen { $label } börjar innan höstterminen har slutat. Rätta datumen.
schoolyears-outside = { $name } ligger utanför läsåret { $label }. Rätta datumen.
schoolyears-overlap = { $name } ligger på samma dagar som { $other }. Rätta datumen, eller ta bort den ena.
schoolyears-ends-before = { $name } slutar innan det har börjat. Byt plats på datumen.
schoolyears-few-school-days = Läsåret { $label } har { $count } skoldagar och ska ha minst { $least } ({ $source }). Kontrollera terminer och lov.
schoolyears-few-lov-days = Läsåret { $label } har { $count } lovdagar och ska ha minst { $least } ({ $source }). Kontrollera loven.
schoolyears-many-study-days = Läsåret { $label } har { $count } studiedagar och får ha högst { $most } ({ $source }). Kontrollera studiedagarna.
schoolyears-unreadable = Filen går inte att läsa. Spara den som CSV UTF-8.
schoolyears-quotation-mark = Ett citattecken är inte avslutat. Ta bort det, eller skriv det två gånger.
schoolyears-empty = Filen är tom. Första raden ska vara slag;namn;från;till.
schoolyears-columns = Rubriken { $columns } saknas. Första raden ska vara slag;namn;från;till.
schoolyears-kind = Slaget { $got } känner jag inte till. Skriv hösttermin, vårtermin, lov eller studiedag.
schoolyears-bad-name = Namnet är för långt eller innehåller tecken som inte syns. Skriv högst { $longest } tecken.
schoolyears-day = Jag förstod inte datumet { $got }. Skriv det som 2026-08-17.
schoolyears-event-day = Händelsen ”{ $name }” har inget startdatum. Ge den ett, eller ta bort den.
schoolyears-no-calendar = Filen är ingen kalender som går att läsa. Exportera den på nytt som ICS.
schoolyears-nothing-in-calendar = Kalendern har varken terminer, lov eller studiedagar. Kontrollera att det är rätt kalender.
schoolyears-which-end = Jag förstod inte om terminen börjar eller slutar med ”{ $name }”. Skriv ”börjar” eller ”slutar” i namnet.
schoolyears-one-end = Av terminen med ”{ $name }” finns bara början eller slutet. Lägg till det andra.

# forum
forums-title = Forum
forums-none = Området har inga forum än.
forums-another = Ett annat forum
forums-new = Nytt forum
forums-merge = Slå ihop forum
forums-book = Boka möte
forums-series = Boka en serie
forums-explain = Förklara
forums-change = Ändra
forums-change-title = Ändra forumet
forums-change-send = Spara
forums-change-hint = Det gäller möten som föreslås och bokas från och med nu.
forums-place = Var brukar ni ses?
forums-place-hint = Ett rum som finns i överenskommelsens lista bokas för ett möte i taget.
forums-link = Möteslänk för alla forumets möten
forums-needless = Vilka kan mötet bli av utan?
forums-needless-hint = De kallas ändå, men en tid föreslås också när de inte kan. Lämna tomt om alla behövs.
forums-somebody-must-come = Någon måste behövas. Lämna minst en funktion utan kryss.
forums-changed-meanwhile = Någon annan har ändrat forumet medan du skrev, så inget av ditt är sparat. Öppna formuläret på nytt, så ser du vad som gäller, och gör din ändring där.
forums-changed = Sparat för { $name }.
forums-changed-ahead = Möten som redan är bokade behåller tid, plats och kallade.
forums-last-on = Forumets sista dag
forums-last-on-hint = Lämna tomt om det ska fortsätta. Efter den dagen bokas inget.
forums-lasts = Forumet finns till och med { $on }.
forums-left-alone = { $forums } förbereder det här forumet. Efter den sista dagen lämnas deras punkter inte vidare. Välj Ändra för att låta dem förbereda ett annat forum.
forums-booked-after = { $count ->
    [one] Ett möte ligger efter den dagen och står kvar tills du ställer in det:
   *[other] { $count } möten ligger efter den dagen och står kvar tills du ställer in dem:
}
forums-call-off-after = { $count ->
    [one] Ställ in mötet
   *[other] Ställ in alla { $count }
}
forums-called-off = { $count ->
    [one] Mötet är inställt och alla kallade får veta det.
   *[other] { $count } möten är inställda och alla kallade får veta det.
}
forums-none-after = Inget möte ligger efter den sista dagen för { $name }.
forums-police-stays = Ett forum med polisen hålls isär från de andra, så polisen kan varken läggas till eller tas bort här. Skapa ett nytt forum i stället.
forums-anywhere = oavsett organisation
forums-nowhere = Ingen vanlig plats är sagd.
forums-and-place = { $standing } · { $where }
forums-at-place = Ni brukar ses i { $place }, { $organisation }.
forums-at-place-and-online = Ni brukar ses i { $place }, { $organisation }, och på länk.
forums-online = Ni brukar ses på länk.
forums-at-the-hosts = Ni ses hos den som är värd.
forums-about = { $what }: { $name }
forums-begins = { $standing } (från och med { $on })
forums-ends-with = { $standing } (till och med { $on })
forums-not-yet = { $name } finns från och med { $on }. Välj den dagen eller en senare.
forums-no-more = { $name } finns till och med { $on }. Välj den dagen eller en tidigare.
forums-standing = { $name }: { $count } av { $of } bokade
forums-in-term = { $term } · { $standing }
forums-standing-free = { $name }: { $count } bokade den här terminen
forums-standing-explained = { $name }: { $count } av { $of } bokade. Förklaring: { $why }.
forums-term-unknown = Läsårsdata saknas, så jag vet inte vilken termin det är och gissar inte. Be den som sköter området lägga in läsåret.
forums-no-forum = Jag hittar inget sådant forum. Skriv /samordna forum så ser du de som finns.
forums-only-owner = Bara den som sköter { $name } kan göra det. Skriv /samordna forum så ser du dina egna.
forums-pick-title = Nytt forum
forums-go-on = Gå vidare
forums-template = Vilket slags forum?
forums-template-hint = Mallarna kommer ur stadsdelarnas egna dokument. Allt i dem kan ändras.
forums-own = Ett eget forum, utan mall
forums-create-title = Nytt forum
forums-create-send = Skapa forumet
forums-template-source = Mall: { $name }. Källa: { $source }.
forums-is-historic = Mallen är historisk
forums-historic-hint = Forumet finns inte längre. Använd mallen som mönster och ge ditt forum ett eget namn.
forums-historic-name = Så hette ett forum som inte finns längre. Skriv ditt forums eget namn.
forums-name = Vad heter forumet?
forums-name-hint = Namnet syns för alla i området. Skriv aldrig något om ett barn.
forums-name-taken = Det finns redan ett forum som heter så. Välj ett annat namn.
forums-owner = Vilken funktion sköter det?
forums-seats = Vilka funktioner deltar?
forums-cadence = Hur ofta ses ni?
forums-each-term = Varje termin
forums-weekly = Varje vecka
forums-fortnightly = Varannan vecka
forums-monthly = Varje månad
forums-on-need = Vid behov
forums-per-term = Hur många möten per termin är ni överens om?
forums-per-term-hint = Lokal rutin. Utan antal påminner jag inte.
forums-no-number = Inget bestämt antal
forums-count = { $count }
forums-parent = Förbereder det ett annat forum?
forums-no-parent = Nej
forums-also = Dessutom
forums-rotates = Värdskapet går runt mellan organisationerna
forums-small-group = Gruppen är så liten att plats och skolår kan peka ut någon
forums-make-preparing = Skapa också de grupper som förbereder det
forums-needs-police = Forumet samverkar med polisen. Välj minst en funktion hos polisen, eller en annan mall.
forums-police-apart = Forum med polisen hålls isär från de andra. Välj forum av samma slag.
forums-call-kind = Kalla till möte
forums-is-a-kind = { $name } är ett eget slags möte och inget återkommande forum.
forums-created = Skapat: { $forums }.
forums-rsu-instead = RSU och CSU är undervisningsgrupper och inget forum, så de får ingen egen process här. De vanliga vägarna gäller: /samordna sip, /samordna bus eller /samordna akut. Grupperna är små: markera ett forum om dem som liten grupp, så granskas texten hårdare.
forums-investigation-instead = Barnavårdsutredningen är socialtjänstens egen och hör inte hemma här. Ska insatser samordnas, skriv /samordna sip. Är du orolig för ett barn, skriv /samordna akut så ser du vart du vänder dig.
forums-book-title = { $name }
forums-explain-title = Varför är det färre?
forums-explain-send = Spara förklaringen
forums-explain-hint = Terminen påminns inte mer när du har svarat.
forums-reason = Skäl
forums-no-common-time = Ingen tid passade alla
forums-vacancy = En funktion saknas
forums-merged-into-other = Det ryms i ett annat forum
forums-nothing-to-discuss = Inga frågor att ta upp
forums-reorganisation = Omorganisation
forums-agreed-fewer = Vi har kommit överens om färre
forums-explained = { $name } påminns inte mer den här terminen. Förklaring: { $why }.
forums-series-title = Boka en serie
forums-series-send = Visa dagarna
forums-series-hint = Helgdagar, aftnar och de deltagande skolornas lov hoppas över. Klockslaget är detsamma hela terminen, också när klockan ställs om.
forums-weekday = Veckodag
forums-monday = Måndag
forums-tuesday = Tisdag
forums-wednesday = Onsdag
forums-thursday = Torsdag
forums-friday = Fredag
forums-at = Klockslag
forums-every = Hur ofta?
forums-every-weeks = { $count ->
    [one] Varje vecka
   *[other] Var { $count }:e vecka
}
forums-from-on = Från och med
forums-to-on = Till och med
forums-no-days = Ingen dag blir kvar att boka. Kontrollera datumen: de kan vara passerade, lediga eller redan bokade.
forums-too-many = Det är fler än { $most } möten. Välj en kortare tid.
forums-which = Vilka forum?
forums-merge-title = Slå ihop forum
forums-merge-send = Slå ihop
forums-merge-hint = De gamla finns kvar som historik. Kvoten gäller från dagen.
forums-since-on = Från och med
forums-choose-two = Välj minst två forum som finns.
forums-other-kind = De är olika slags forum. Välj forum av samma slag.
forums-merged = Från { $on } är { $forums } ett forum: { $name }. Det som varit finns kvar.
forums-ends = { $name } slutar { $on } och kan inte delas eller slås ihop. Skriv /samordna forum så ser du vad som gäller.
forums-split-title = Dela forum
forums-split-send = Dela
forums-split-hint = Båda får samma deltagare och kvot. Redan bokade möten följer det första.
forums-first-name = Det första heter
forums-second-name = Det andra heter
forums-was-split = Från { $on } är { $name } två forum: { $forums }.
forums-split = Dela
forums-book-all = Boka alla { $count }
forums-book-at = Boka { $starts_at }
forums-free-times = Förslag på tider: { $times }.
forums-time = { $at }
forums-other-time = Annan tid
forums-no-time-found = Jag hittade inte tillräckligt många tider för { $name }. Välj Annan tid för att söka själv.
forums-schools-unknown = Läsårsdata saknas för { $schools }, så lov där är inte medräknade.
forums-booked = { $count ->
    [one] 1 möte är bokat och kallelserna går ut.
   *[other] { $count } möten är bokade och kallelserna går ut.
}
forums-booked-at = { $title }: { $starts_at }
forums-nothing-to-book = De tiderna är redan bokade eller har passerat. Skriv /samordna forum så ser du hur det står.
forums-nobody-else = Ingen annan organisation har någon på sina platser i { $name }. Lägg till kontakter i registret först.
forums-autumn = Forum HT { $year }
forums-spring = Forum VT { $year }
forums-status-intro = Antalen är vad ni själva har kommit överens om ({ $source }).
forums-nobody-owns = Ingen har längre funktionen som sköter { $forums }, så du som sköter området får veta. Lägg till någon med funktionen i registret.
forums-in-chat = Skriv /samordna forum i chatten för att boka eller förklara. Når du inte chatten, be den som sköter området att göra det: { $addresses }.
forums-sip = SIP-möte
forums-bus-local = Lokal BUS
forums-individual = Forum på individnivå
forums-fifteen = 15-gruppen
forums-fifteen-first = Beredningsgrupp 1
forums-fifteen-second = Beredningsgrupp 2
forums-fifteen-bus = Beredningsgrupp socialtjänst, skola, BUS
forums-report = Anmälningsmöte
forums-sst = SST, skolsocialt team
forums-sst2 = SST 2.0 (RSU 2)
forums-sst-plus = SST+
forums-intake = Antagningsgrupp
forums-ssp = SSP, skola, socialtjänst och polis
forums-cooperation = Terminsvis samverkansforum
forums-information = Informationsträff
forums-health-team = Elevhälsoteam, EHT
forums-school-social-workers = Gruppmöte skolsocionomer
forums-contacts = Kontaktpersoner på enheterna
forums-internal = Återkommande träffar mellan verksamhetsområden
forums-prevention = Arbetsgrupp ungdomsprevention
forums-area-groups = Områdesgrupp
forums-protective-factor = Förskola och skola som skyddsfaktor
forums-rsu = RSU/CSU
forums-investigation = Barnavårdsutredning (BBIC)
forums-since = Sedan sist
forums-questions = Gemensamma frågor
forums-next = Nästa möte
forums-next-and-chair = Nästa möte och vem som är ordförande
forums-deviations = Avvikelser och vad de säger om samarbetet
forums-reminder-only = Enskilda ärenden tas på plats och skrivs aldrig här
forums-prepared = Från beredningsgrupperna
forums-to-parent = Frågor att lämna vidare
forums-groups = Läget i stort, utan enskilda elever
forums-methods = Arbetssätt
forums-count-only = Hur många platser det finns
forums-by-area = Läget per område, aldrig per person
forums-news = Nytt sedan förra terminen
forums-organisation = Elevhälsans arbete i stort
forums-all-schools = Läget på skolorna
forums-follow-up = Uppföljning
forums-actions = Åtgärder på gång

registry-title = Dina inställningar
registry-you-are = Du är
registry-language = Språk
registry-swedish = Svenska
registry-english = Engelska
registry-reach = Påminnelser
registry-by-chat = I chatten
registry-by-mail = Med mejl
registry-reach-hint = Kallelser till kalendern går alltid med mejl.
registry-substitute = Ersättare
registry-substitute-hint = Tar över dina möten om du slutar. Välj någon i din organisation.
registry-nobody = Ingen
registry-change-own = Ändra
registry-own-title = Dina inställningar
registry-save = Spara
registry-saved = Dina inställningar är sparade och gäller från och med nu.
registry-area-title = Områdets register
registry-counts = { $organisations ->
    [one] En organisation
   *[other] { $organisations } organisationer
  }, { $contacts ->
    [one] en kontakt
   *[other] { $contacts } kontakter
  } och { $teams ->
    [one] en kanal
   *[other] { $teams } kanaler
  }.
registry-by-file = Organisationer, funktioner och många kontakter på en gång läggs in från en fil. Be den som driftar köra samordna registry import.
registry-add = Lägg till kontakt
registry-change = Ändra kontakt
registry-leave = Avaktivera kontakt
registry-add-title = Lägg till kontakt
registry-add-send = Lägg till
registry-organisation = Organisation
registry-function = Funktion
registry-new-ones-hint = Finns den inte här? Be den som driftar lägga in den från en fil.
registry-email = Arbetsadress
registry-email-hint = Personens egen eller funktionens, till exempel kurator@skolan.example.
registry-added = { $email } är tillagd som { $who } och kan kallas. Samma adress i chatten räcker för att bli igenkänd där.
registry-change-title = Ändra kontakt
registry-contact = Kontakt
registry-same = Oförändrat
registry-changed = Inställningarna för { $email } är sparade.
registry-leave-title = Avaktivera kontakt
registry-leave-send = Avaktivera
registry-leave-question = Vem har slutat?
registry-leave-hint = Kontakten kan inte kallas längre. Öppna möten går över till efterträdaren, som får kallelserna; den som slutar får dem avbokade ur kalendern.
registry-successor = Efterträdare
registry-their-substitute = Kontaktens ersättare
registry-gone = { $email } är avaktiverad och kan inte kallas längre. Inget var öppet.
registry-gone-over = { $email } är avaktiverad och kan inte kallas längre. { $count ->
    [0] Inga möten var öppna.
    [one] Ett öppet möte har gått över till { $to }.
   *[other] { $count } öppna möten har gått över till { $to }.
  }
registry-function-and-email = { $function }, { $email }
registry-room-title = Den här kanalen
registry-digest-comes = Veckans sammanfattning kommer hit.
registry-digest-does-not-come = Veckans sammanfattning kommer inte hit.
registry-digest-on = Låt den komma hit
registry-digest-off = Sluta skicka hit
registry-only-admin = Bara den som sköter områdets register kan göra det. Be någon som står under admins i överenskommelsen.
registry-no-organisations = Det finns inga organisationer än. Be den som driftar lägga in dem från en fil med samordna registry import.
registry-not-work-domain = { $domain } är ingen arbetsdomän i överenskommelsen. Använd en adress hos { $domains }.
registry-already-there = { $email } finns redan. Välj Ändra kontakt i stället.
registry-same-organisation = Välj någon som är aktiv i samma organisation: samtycken gäller organisationen.
registry-needs-successor = { $meetings ->
    [one] Kontakten har ett öppet möte, som skulle bli utan någon. Välj en efterträdare i samma organisation.
   *[other] Kontakten har { $meetings } öppna möten, som skulle bli utan någon. Välj en efterträdare i samma organisation.
  }
registry-stands-in = Kontakten är ersättare för { $others }. Välj en efterträdare i samma organisation, eller ge dem en annan ersättare först.
registry-not-yourself = Du kan inte avaktivera dig själv. Be en annan som sköter registret.
registry-nobody-there = Kontakten finns inte längre. Öppna formuläret på nytt och välj bland dem som visas.
registry-not-a-channel = Det här är ingen kanal. Skriv /samordna inställningar i teamets egen kanal.
registry-room-is-open = Andra än teamet kan läsa här, så veckans sammanfattning kan inte komma hit. Välj en sluten kanal utan gäster.
registry-which-chat = Jag kan inte se vilken chatt kanalen hör till. Skriv /samordna inställningar i kanalen en gång till om en stund.
registry-no-longer-called = Du är inte längre kallad till samverkansmötet. Det tas bort ur din kalender.
registry-no-longer-called-subject = Inte längre kallad: { $title }
forms-bad-address = Skriv en e-postadress, till exempel kurator@skolan.example.
registry-help = Språk, påminnelser och ersättare ändrar du med /samordna inställningar.

# latest
latest-days-left = { $days ->
    [0] I dag är sista dagen: { $latest_on }.
   *[other] { $days } dagar kvar till sista dagen: { $latest_on }.
  } Helger flyttar den inte.
latest-no-time = Ingen tid är bokad för { $reference }. Boka en tid på kortet i vår privata dialog, eller ställ in om mötet inte behövs.
latest-booked = { $reference } är bokat { $starts_at } men inte hållet än. Ligger tiden för sent: flytta mötet på kortet i vår privata dialog.
times-next-workday = att mötet kan hållas tidigast nästa arbetsdag
polls-after-latest = efter den senaste dagen

# closings: när mötet har hållits
closings-has-begun = När mötet är klart:
closings-close = Avsluta mötet
closings-title = Avsluta { $reference }
closings-send = Avsluta
closings-came = Vilka kom?
closings-checklist = Gick ni igenom allt?
closings-checklist-hint = En minneslista som inte sparas. Det ni kom fram till skriver ni i ert verksamhetssystem, aldrig här.
closings-next-question = Vad händer nu?
closings-next-hint = Ett möte avslutas inte utan att det är sagt.
closings-next = Efter mötet
closings-follow-up = Uppföljning
closings-ended = Avslutas
closings-to-bus = Löses inte i SIP, lyfts till BUS
closings-next-date = Nytt möte
closings-no-next-date = Inget mer planerat
closings-on = Dag
closings-on-hint = Jag letar tider från en vecka före till en vecka efter. Samma organisationer, längd och plats.
closings-bus-convener = Vem tar emot i BUS?
closings-bus-convener-hint = Mottagaren får bara veta referensen och vilken sorts hinder det är. Resten berättar ni på säkert sätt utanför Samordnaren.
closings-chair = Ordförande nästa gång
closings-chair-hint = Turen går runt: den organisation som var ordförande för längst sedan, eller aldrig, står på tur. Ordföranden kallar till mötet.
closings-outcome = Hur blev det?
closings-outcome-hint = Bara koden sparas. Beslutet skriver ni i era egna system.
closings-decided = Beslutat
closings-back-to-sip = Åter till SIP
closings-a-deviation = Avvikelse
closings-feedback = Återkoppling
closings-feedback-by = Något ska vara klart en viss dag
closings-feedback-nothing = Inget återstår att göra
closings-feedback-by-on = Klart senast
closings-feedback-hint = Inom en vecka från beslutet om utredning ska inledas. Pågick en utredning redan, eller frågar anmälaren senare: genast. (SoL 2025:400 19 kap. 6 §.) Påminnelsen säger inte vad det gäller.
closings-unresolved = Vad är kvar till nästa gång?
closings-unresolved-hint = Det ni kryssar i flyttas till nästa mötes dagordning.
closings-secrecy-first = Kryssa i att sekretessfrågan är löst. Är den inte det: lös den först, och avsluta sedan.
closings-day-must-come = Välj en dag från och med i morgon.
closings-not-begun = { $reference } börjar { $starts_at }. Avsluta det när det har hållits.
closings-closed-already = { $reference } är redan avslutat.
closings-closed = { $reference } är avslutat.
closings-follow-up-asked = Uppföljningen heter { $reference }. Frågan om tider har gått ut privat till alla.
closings-follow-up-waits = Uppföljningen heter { $reference } och väntar: samtycket räcker inte till den dagen. Ingen har kallats.
closings-next-asked = Nästa möte: { $title }. Frågan om tider har gått ut privat till alla.
closings-escalated = { $reference } är lyft till BUS. Mottagaren har fått referensen och sortens hinder, inget annat.
closings-is-closed = Mötet är avslutat.
closings-was-follow-up = Ett nytt möte är på gång.
closings-was-ended = Inget nytt möte är planerat.
closings-was-bus = Lyft till BUS.
closings-was-decided = Utfall: beslutat.
closings-was-back-to-sip = Utfall: åter till SIP.
closings-was-deviation = Utfall: avvikelse.
closings-left = Något ska vara klart senast { $on }.
closings-done = Klart
closings-all-done = Det är klart. Jag påminner inte mer.
closings-not-closed = { $title } är inte avslutat. Avsluta det när du hinner: det tar en minut. Blev det inte av, flytta det eller ställ in det på kortet.
closings-to-do = Något som hör till { $title } ska vara klart senast { $on }. Tryck på Klart när det är gjort.
closings-deviation = Avvikelsen skrivs i er egen blankett för avvikelser, där ert diarium tar emot den. Skriv inget om den här.
closings-open-deviation-form = Öppna blanketten för avvikelser

# bus
bus-which = Vilket slags BUS-möte?
bus-individual = Ett enskilt ärende
bus-overall = BUS övergripande
bus-quota = { $count } av { $of } möten bokade i termin { $term } ({ $source }).
bus-autumn = HT { $year }
bus-spring = VT { $year }
bus-term-unknown = Läsårsdata saknas, så jag vet inte hur många möten terminen har haft. Det ska vara { $of } ({ $source }). Be administratören lägga in läsåret.
bus-handed-on = { $reference } löstes inte i SIP och har lyfts till dig. Den som lämnade över vet vem det gäller: tala med varandra på säkert sätt.
bus-obstacle = Hinder: { $obstacle }.
bus-secrecy-solved = Den som lämnade över har svarat att sekretessfrågan är löst. Ingen har kallats än.
bus-call = Kalla till BUS

# akut
akut-title = Akut
akut-danger = Är någon i fara nu? Ring 112.
akut-concern = Är du orolig för ett barn? Ring socialtjänsten:
akut-your-municipality = Socialtjänsten i den kommun eller stadsdel där barnet bor. Kvällar och helger svarar socialjouren; du når den genom kommunens växel eller 114 14.
akut-in-area = { $area }:
akut-duty = Arbetar du i skola, förskola, vård eller socialtjänst ska du anmäla oro genast (SoL 19 kap. 1 §). Du behöver inte vara säker.
akut-no-channel = Anmäl aldrig här. Samordnaren för ingenting vidare, och ingen läser det du skriver till den.
akut-delete = Du skrev något efter kommandot. Jag har inte läst det, och inte sparat det. Handlar det om en person, och syns det i chatten: öppna menyn på ditt meddelande och välj att ta bort meddelandet.
akut-in-help = Är det bråttom, eller är du orolig för ett barn?
akut-button = Vart jag vänder mig

# help per kind
help-sip = SIP: flera verksamheter planerar tillsammans sina insatser för ett barn, när familjen samtycker.
help-bus = BUS på individnivå: cheferna löser det som har kört fast i en SIP.
help-report = Anmälningsmöte: socialtjänsten möter familjen och den som har anmält.
help-consult = Konsultation: två verksamheter rådgör, utan att säga vem det gäller.
help-bus-overall = BUS övergripande: skola, socialtjänst och region ser över hur samarbetet fungerar.
help-forum = Forum: ett återkommande möte om gemensamma frågor, inte om enskilda barn.

# consents
consents-withdraw = Samtycket är återkallat
consents-withdraw-title = Återkallat samtycke, { $reference }
consents-withdraw-question = Är samtycket återkallat?
consents-withdraw-hint = Det som ligger framåt ställs in och tas bort ur kalendrarna. Mötet avslutas och kan inte öppnas igen. Du behöver inte ange något skäl.
consents-withdraw-send = Ja, det är återkallat
consents-was-withdrawn = Samtycket för { $reference } är återkallat. Det som låg framåt är inställt, och mötet är avslutat. Ett nytt samtycke behöver ett nytt möte.
consents-is-withdrawn = Samtycket är återkallat. Mötet är avslutat och kan inte öppnas igen.
consents-not-given = Det finns inget samtycke att ändra för { $reference }. Öppna det senaste kortet i vår privata dialog.
consents-renew = Förnya samtycket
consents-renew-send = Spara
consents-was-renewed = Samtycket för { $reference } gäller till och med { $valid_to_on }.
consents-ends-soon = Samtycket gäller till och med { $valid_to_on }. Fråga familjen och förnya det om ni ska fortsätta.
consents-nothing-is-sent = Inget skickas nu. { $why } Förnya samtycket, så skickas det.
consents-still-waiting = Utkastet väntar fortfarande på samtycke. Ingen har kallats. Tryck på knappen när alla som ska samtycka har gjort det, eller ta bort utkastet.
consents-mail-subject = Att göra: { $title }
consents-mail = Det finns något att göra med { $title }. Öppna kortet i din privata dialog med Samordnaren.
consents-more = Kalla fler
consents-more-title = Kalla fler till { $reference }
consents-more-hint = Bara organisationer som samtycket omfattar kan kallas.
consents-more-called = { $count ->
    [0] Alla du valde är redan kallade till { $reference }.
    [one] En person till är kallad till { $reference }.
   *[other] { $count } personer till är kallade till { $reference }.
  }
consents-outside = Samtycket omfattar inte { $organisations }. Fråga familjen först. När alla som ska samtycka har sagt ja: tryck på ”Förnya samtycket” på kortet, kryssa i organisationen och kalla sedan.
consents-family-not-asked = Familjen är inte tillfrågad om { $reference }. Boka ändå?
consents-family-cannot = Familjen har inte sagt att den kan då. Boka { $reference } ändå?
consents-anyway-title = Familjen kan
consents-anyway-hint = Familjen bjuder du själv in, utanför Samordnaren. Stäng formuläret om du vill fråga först; inget bokas då.
consents-anyway-send = Boka ändå
consents-tell-who = Kallelsen säger inte vem mötet gäller. Lämna det via SDK, brev eller telefon, och kryssa i när det är gjort:
consents-to-copy = Att kopiera
consents-drafts-wait = { $count ->
    [one] Ett utkast väntar på samtycke.
   *[other] { $count } utkast väntar på samtycke.
  }
consents-waits-for-you = Väntar på dig
consents-handed-over = Vem det gäller är lämnat
consents-handed-over-name = Vem det gäller är lämnat till { $organisation }

# replacements
replacements-cannot = Kan inte
replacements-replace = Skicka ersättare
replacements-after-all = Jag kan ändå
replacements-you-cannot = Du har svarat att du inte kan. Bara sammankallande ser det.
replacements-excuse-title = Kan inte { $reference }
replacements-excuse-send = Svara
replacements-excuse-question = Varför kan du inte?
replacements-excuse-hint = Bara sammankallande ser svaret. Mötet ligger kvar tills sammankallande ändrar det.
replacements-why = Skäl
replacements-sick = Sjuk eller frånvarande
replacements-clash = Krockar med annat
replacements-wrong-person = Fel person är kallad
replacements-other = Annat
replacements-send-title = Ersättare { $reference }
replacements-send = Skicka ersättare
replacements-send-question = Vem kommer i ditt ställe?
replacements-send-hint = Hen får kallelsen, och mötet tas bort ur din kalender. Berätta vem mötet gäller utanför Samordnaren.
replacements-instead = Ersättare
replacements-colleague = { $function }, { $email }
replacements-replaced = { $who } kommer i ditt ställe till { $reference } och får kallelsen. Mötet tas bort ur din kalender.
replacements-nobody-else = Det finns ingen annan att kalla hos { $organisation }. Tryck på ”Kan inte”, så får sammankallande veta det.
replacements-too-late = { $reference } har redan börjat. Hör av dig till sammankallande direkt.
replacements-convener-moves = Du är sammankallande för { $reference }. Flytta mötet eller ställ in det på kortet i vår privata dialog.
replacements-somebody-cannot = { $who } kan inte: { $why }.
replacements-too-few = Nu kommer för få från { $organisations }. Flytta mötet, eller be dem skicka en ersättare.

# status
status-title = Så ligger det till
status-ahead = Dina möten framöver
status-to-vote = Du har inte svarat om tider
status-drafts = Utkast som väntar
status-show = Visa
status-show-which = Visa { $title }
status-at = { $title }: { $starts_at }
status-answer-by = { $title }: svara senast { $closes_at }
status-nothing = Inget väntar på dig: inga möten framöver, inga utkast och inga frågor om tider.
status-in-channel = { $count ->
    [one] Ett möte som gäller en enskild väntar
   *[other] { $count } möten som gäller enskilda väntar
  } på dig. Jag har skickat listan i vår privata dialog.

# konsultation
kinds-consult-note = Skriv inga namn, och säg inga på mötet. Ni rådgör om en fråga, utan att det går att förstå vem den gäller.
meetings-two-organisations = En konsultation är mellan två organisationer, din och en till. Ta bort de andra. Behöver fler vara med: håll en konsultation till, eller kalla till SIP om familjen samtycker.

# Personliga sidor för den som saknar chatt (bot/web)
access-link-ended = Länken gäller inte längre. Mötet är över, eller så har din plats lämnats till någon annan. Fråga den som kallade om du behöver veta mer.
access-not-by-link = Det går inte att göra på den här sidan. Be den som kallade att göra det, eller använd chatten.
letters-page = Din egen sida för mötet: { $link }
letters-page-advice = Länken är personlig. Skicka den inte vidare.
letters-ask-subject = { $title }: vilka tider passar dig?
letters-ask = Du kallas till ett möte. Svara på vilka tider som passar senast { $closes_at }.
pages-title = Mötet
pages-skip = Hoppa till innehållet
pages-languages = Språk
pages-swedish = Svenska
pages-easy = Lätt svenska
pages-english = English
pages-footer = Sidan är din egen. Skriv aldrig vem mötet gäller, varken namn eller personnummer.
pages-saved = Sparat. Du kan ändra dig när du vill så länge det går att svara.
pages-send-answers = Skicka mina svar
pages-nothing-chosen = Inget var valt. Välj ett svar och skicka igen.
pages-fault = Något behöver ändras
pages-back = Tillbaka till mötet
pages-optional = frivilligt
pages-choose = Välj …
pages-closed = Sidan går inte att visa
pages-none = Länken gäller inte. Öppna länken i det senaste mejlet, eller fråga den som kallade dig.
pages-open-link = Öppna länken i mejlet igen. Webbläsaren behöver få spara en kaka så länge sidan är öppen.
pages-too-many = Det har kommit för många felaktiga länkar. Vänta tio minuter och öppna sedan länken i mejlet.
pages-other-origin = Det här skickades från en annan webbplats och togs inte emot. Öppna länken i mejlet och svara där.
pages-unreadable = Det som skickades gick inte att läsa. Ladda om sidan och försök igen.
pages-too-much = Det var för mycket på en gång. Korta ner texten och försök igen.
pages-changed = Mötet har ändrats sedan sidan öppnades. Gå tillbaka till mötet och se vad som gäller nu.

# slots: answers given before, preferred hours, the way there, rooms
polls-some-if-need-be = { $count ->
    [one] en kan om det behövs
   *[other] { $count } kan om det behövs
  }
polls-have-said-yes = { $count ->
    [one] en har sagt ja tidigare
   *[other] { $count } har sagt ja tidigare
  }
polls-preferred-hours = inom de önskade timmarna
times-room = att { $room } är bokat
times-travel = restiden på { $minutes } minuter (utan den finns { $count ->
    [one] en tid
   *[other] { $count } tider
  })
letters-time = Förslag
letters-no-page = Hör av dig till den som kallade dig om du vill svara eller inte kan komma.

# färre kallade
meetings-not-called = Du är inte längre kallad till mötet. Du behöver inte göra något.
polls-booked-now = Mötet är bokat { $starts_at }: alla organisationer som är kallade kan då. Kallelsen går nu med mejl till alla.
polls-all-can-now = Alla organisationer som är kallade kan { $starts_at }. Boka nu, eller vänta på fler svar.
consents-two-organisations = En konsultation är mellan två organisationer, och { $reference } har redan två. Välj någon från en av dem. Behöver en tredje vara med: håll en konsultation till, eller kalla till SIP om familjen samtycker.
consents-fewer-button = Ta bort organisation
consents-fewer-title = Färre till { $reference }
consents-fewer-send = Ta bort
consents-which = Vilka ska inte vara kallade?
consents-which-hint = De får ett återbud, och mötet försvinner ur deras kalender. Inget skäl behövs. De andra märker inget.
consents-not-called-any-more = De är redan borttagna. Stäng formuläret och titta på kortet.
consents-taken-off = { $organisations } är inte längre kallade till { $reference } och får ett återbud.
consents-own-stays = Din egen organisation kallar till { $reference } och kan inte tas bort. Ska mötet inte bli av: ställ in det på kortet.
consents-somebody-stays = Då är bara din egen organisation kvar. Kalla först en annan med ”Kalla fler”, eller ställ in { $reference } på kortet.
consents-side-stays = { $why } Kalla först en annan från samma huvudman med ”Kalla fler”, eller ställ in mötet på kortet.
consents-fewer = Är någon kallad som samtycket inte längre omfattar?
consents-fewer-yes = Ta bort dem från mötet
consents-fewer-hint = De får ett återbud. Inget skäl behövs.
consents-tick-fewer = { $organisations } är kallade, men samtycket omfattar dem inte längre. Kryssa i ”Ta bort dem från mötet”, eller lägg till dem här om samtycket gäller dem.

# polls: reminders, closing, later times, booking by itself
polls-fit-nothing = Inget passar
polls-chase = Ditt svar om tider saknas. Svara senast { $closes_at }.
polls-new-times = Det har kommit nya tider. Svara senast { $closes_at }.
polls-chase-subject = Påminnelse om tider: { $title }
polls-wait-for-time = Svarstiden har gått ut och ingen tid är bokad än. Du får en kallelse om en tid bokas.
polls-called-off = Det blir inget möte av frågan om tider. Du behöver inte göra något.
polls-best = Bäst passar { $starts_at }: { $count }. Alla organisationer kan.
polls-best-lacks = Närmast kommer { $starts_at }: { $count }. Ja saknas från { $organisations }.
polls-silent = Har inte svarat: { $organisations }.
polls-silent-of = { $organisation } ({ $silent } av { $called })
polls-prolong = Förläng två arbetsdagar
polls-ask-later = Fråga om senare tider
polls-ask-those = Fråga om de tiderna
polls-books-itself = Jag bokar själv när alla organisationer kan.
polls-not-by-itself = Alla organisationer kan { $starts_at }, men jag bokar inte själv. { $why }
polls-fits-not = Ingen av tiderna passar { $who }.
polls-fits-nobody = Ingen av tiderna passar längre alla organisationer.
polls-later-times = Mellan { $from_on } och { $to_on } finns { $count ->
    [one] en tid
   *[other] { $count } tider
  }. Svaren på de första tiderna sparas.
polls-no-other-times = Jag hittar inga senare tider. Boka en av tiderna på kortet i vår privata dialog, eller ställ in och kalla på nytt med färre.
polls-nothing-later = Jag hittar inga senare tider för { $reference }. Boka en av tiderna på kortet, eller ställ in och kalla på nytt med färre.
polls-other-times = Frågan om { $reference } gäller nya tider nu. Öppna det senaste kortet i vår privata dialog.
polls-all-passed = Alla tider för { $reference } har passerat. Tryck på ”Fråga om senare tider”, eller ställ in mötet.
forms-answer-by = Svara senast
forms-answer-by-hint = En arbetsdag; omröstningen stänger när kontorstiden slutar, och tiderna ligger efter den. Lämna tomt för områdets vanliga tid.
polls-deadline-too-far = Ingen minns en fråga så länge. Välj en dag inom { $weeks } veckor.
polls-deadline-day-off = Den dagen är ledig, så ingen ser frågan då. Välj en arbetsdag.
polls-deadline-too-soon = De som ska svara behöver minst två timmar av kontorstiden på sig. Välj en senare dag.
polls-deadline-too-late = Svaren behöver komma före den sista dagen som mötet kan hållas, { $last }. Välj en tidigare dag, eller leta tider längre fram.
forms-books-itself = Bokning
forms-books-itself-yes = Boka själv när alla organisationer kan
forms-books-itself-hint = Annars bokar du själv bland svaren.

# how the mail went
meetings-mailed = Mejlet har gått iväg till { $who }.
meetings-mailed-all = { $count ->
    [one] Mejlet har gått iväg.
   *[other] Mejlet har gått iväg till alla { $count }.
  }

# Den som kallas bara till ett möte (bot/features/visitors)
visitors-somebody-new = Lägg till någon utanför listan
visitors-organisation = Organisation
visitors-only-here = Personen läggs till bara för det här mötet. Hen kommer inte med i registret.
visitors-new-organisation = En organisation utanför listan
visitors-the-new-organisation = Den organisation som du skriver in själv
visitors-organisation-name = Organisationens namn
visitors-organisation-name-hint = Skriv verksamhetens officiella namn, ingen persons.
visitors-kind = Vad är det för verksamhet?
visitors-kind-hint = Så att jag ser om de som mötet kräver är kallade.
visitors-school = Skola
visitors-preschool = Förskola
visitors-social-services = Kommunens socialtjänst
visitors-region = Regionen (hälso- och sjukvård)
visitors-police = Polisen
visitors-other = Något annat
visitors-function = Funktion
visitors-email = Arbetsadress (e-post)
visitors-email-hint = En adress i tjänsten. Är domänen inte godkänd frågar jag områdets administratör. Till dess får personen ingenting.
visitors-organisation-known = Organisationen finns redan. Välj den i listan ovanför i stället.
visitors-in-the-registry = Personen finns redan i registret. Välj hen i listan i stället.
visitors-has-left = Adressen är avstängd i registret. Be områdets administratör ändra det, eller skriv en annan adress.
visitors-nobody-to-ask = { $domain } är ingen godkänd domän, och ingen administratör kan svara i chatten. Skriv en adress med godkänd domän, eller be den som sköter Samordnaren om hjälp.
visitors-waits-already = Du har redan lagt till den adressen. Vänta på administratörens svar.
visitors-called-already = Den adressen är redan kallad.
visitors-asked = Den du lade till får ingenting om { $reference } än. Områdets administratör ska först godkänna adressens domän.
visitors-waits = Inte kallad än: { $who }. Områdets administratör ska först godkänna adressens domän.
visitors-ask-title = Får den här domänen användas?
visitors-ask = Någon vill kalla en person till ett möte på en adress utanför överenskommelsen. Godkänn bara om domänen är organisationens egen.
visitors-domain = Domän
visitors-written = Organisation, inskriven för hand
visitors-admit = Godkänn för det här mötet
visitors-refuse = Avböj
visitors-admitted = Domänen är godkänd för det mötet: { $who }.
visitors-refused = Domänen är avböjd: { $who }. Den som frågade har fått veta det.
visitors-lapsed = Frågan gäller inte längre. Ingen har kallats, och du behöver inte göra något.
visitors-not-called = { $who } kallas inte: adressens domän godkändes inte. Be om en adress hos arbetsgivaren och lägg till personen på nytt, eller kalla någon som finns i registret.
visitors-not-called-mail = En person som du lade till kallas inte: adressens domän godkändes inte. Be om en adress hos arbetsgivaren och lägg till personen på nytt, eller kalla någon som finns i registret.
visitors-not-covered = { $who } kallas inte: domänen är godkänd, men samtycket omfattar inte organisationen. Fråga familjen, förnya samtycket på kortet och lägg till personen på nytt.
visitors-not-covered-mail = En person som du lade till kallas inte. Öppna kortet i din privata dialog med Samordnaren. Där står vad som saknas.

# Länkar till kalendern (bot/features/feeds)
feeds-help = Med /samordna kalender ser du dina möten i din egen kalender.
feeds-title = Dina möten i din egen kalender
feeds-own = Dina möten
feeds-of-team = Möten för { $team }
feeds-holds-own = Dina bokade möten, från 60 dagar tillbaka. Möten om en enskild heter bara Samverkansmöte med referens. Länkar till videomöten står bara i inbjudan.
feeds-holds-team = Forum och andra möten om samverkan i stort. Aldrig möten om en enskild.
feeds-link = { $link }
feeds-closed = Avstängd. Ingen länk gäller. Tryck på ”Ny länk” om du vill ha den igen.
feeds-renew = Ny länk
feeds-renew-which = Ny länk: { $which }
feeds-close = Stäng av
feeds-close-which = Stäng av: { $which }
feeds-how = Så lägger du till den
feeds-outlook = Outlook: välj Lägg till kalender, sedan Prenumerera från webben, och klistra in länken.
feeds-google = Google Kalender: tryck på plus vid Andra kalendrar, välj Från webbadress, och klistra in länken.
feeds-keep = Länken är en nyckel: den som har den ser mötena. Lägg den bara i din kalender i tjänsten och skicka den inte vidare. Har någon annan fått den, tryck på ”Ny länk”. Då slutar den gamla att gälla genast.
feeds-slow = Kalendern hämtar själv, ibland bara en gång om dygnet. Vid ändringar är det inbjudan i mejlet som gäller.
feeds-calendar = Samordnaren: mina möten
feeds-calendar-of-team = Samordnaren: { $team }
feeds-no-address = Här finns inga länkar till kalendern än. Be den som sköter Samordnaren att ange installationens adress i inställningen SAMORDNA_PUBLIC_URL. Dina möten ser du med /samordna status.
feeds-none-yet = Du har ingen sådan länk. Skriv /samordna kalender för att få en.
feeds-none = Länken till kalendern gäller inte. Ta bort den ur kalendern och skriv /samordna kalender för att få en ny.

# gallring
retention-blanked = Det som stod här är gallrat.

# Lapp till familjen (bot/features/slips). Familjens egna texter är på lätt svenska.
slips-button = Lapp till familjen
slips-typed-button = Skriv in familjens svar
slips-ready = Här är lappen till familjen om { $reference }. Öppna länken och skriv ut.
slips-open = Öppna lappen
slips-advice = Lappen går att svara på en gång, till och med { $until } eller tills mötet är bokat. Länken är bara din. Tryck igen på ”Lapp till familjen” om du behöver skriva ut den en gång till. Gör du en ny slutar den här att gälla.
slips-renew = Gör en ny lapp
slips-revoke = Ta tillbaka lappen
slips-revoked = Ingen kan svara på lappen för { $reference } längre. Behöver familjen en ny: tryck på ”Lapp till familjen” på kortet.
slips-no-pages = Den här installationen har inga sidor som en lapp kan leda till. Fråga familjen själv och tryck på ”Skriv in familjens svar”.
slips-not-asked = Till { $reference } frågar jag inte efter familjens tider. Du behöver inte göra något här.
slips-typed-title = Familjens svar om { $reference }
slips-typed-send = Spara
slips-noted = Sparat för { $reference }.
slips-answered = Familjen har svarat på lappen.
slips-family-can = Familjen kan: { $halves }.
slips-not-known = Ingen har frågat familjen än.
slips-from-now-on = Nästa gång jag letar tider räknar jag med det.
slips-none-fits = Ingen av tiderna som deltagarna svarar på passar familjen. Fråga om senare tider, eller ring familjen innan du bokar.
slips-spent = Lappen går inte att visa. Familjen har redan svarat, mötet har fått en tid eller lappen är för gammal. Tryck på ”Lapp till familjen” på mötets kort om du behöver en ny.
slips-open-again = Öppna länken i chatten igen. Webbläsaren behöver få spara en kaka så länge sidan är öppen.
slips-swedish = Svenska
slips-monday = Måndag
slips-tuesday = Tisdag
slips-wednesday = Onsdag
slips-thursday = Torsdag
slips-friday = Fredag
slips-morning = Förmiddag, klockan { $start } till { $end }
slips-afternoon = Eftermiddag, klockan { $start } till { $end }
slips-when-can-you = När kan ni komma?
slips-about = Vi vill träffa er på ett möte. Då pratar vi om hjälp och stöd. Vi vill välja en tid som passar er.
slips-nobody-known = Sidan vet inte vilka ni är. Skicka bara era tider.
slips-tick-all = Kryssa i alla tider som passar er.
slips-none-of-these = Passar ingen av tiderna? Säg det till den som gav er lappen.
slips-answer-by = Svara senast { $until }.
slips-only-once = Ni kan bara skicka en gång.
slips-send = Skicka
slips-tick-one = Ni har inte kryssat i någon tid. Kryssa i minst en. Tryck sedan på Skicka.
slips-thanks-title = Tack!
slips-thanks = Vi har fått ert svar.
slips-what-next = Den som gav er lappen berättar vilken tid det blir. Vill ni ändra något? Säg det till den som gav er lappen.
slips-gone-title = Det går inte att svara här
slips-gone = Lappen fungerar inte längre. Prata med den som gav er lappen.
slips-too-many = Någon har försökt för många gånger. Vänta tio minuter. Försök sedan igen.
slips-print-it = Skriv ut sidan (Ctrl+P) och fyll i raderna för hand. Skriv inte barnets namn. Stäng sedan sidan.
slips-how = Välj hur ni vill svara
slips-by-phone = 1. Svara med mobilen
slips-phone-1 = Öppna kameran.
slips-phone-2 = Rikta kameran mot rutan med prickar. Tryck på länken.
slips-phone-3 = Kryssa i era tider. Tryck på Skicka.
slips-in-english = Scan the square with your phone to answer in English.
slips-code = Kod att läsa med mobilens kamera
slips-on-paper = 2. Svara på papper
slips-paper-how = Kryssa i tabellen. Lämna tillbaka lappen.
slips-day = Dag
slips-box = Ruta att kryssa i
slips-line-to = Lämna lappen till:
slips-line-by = Lämna lappen senast:
slips-line-not = Dagar då vi inte kan:
slips-no-names = Skriv inga namn på lappen.

# a name on one line
forms-one-line = Skriv namnet på en rad med vanliga bokstäver och tecken. Det du klistrade in har osynliga tecken eller =? i sig: skriv om det för hand.

# the weekly digest
digest-top = { $counts }.
digest-n-this-week = { $count ->
    [one] 1 möte den här veckan
   *[other] { $count } möten den här veckan
  }
digest-n-next-week = { $count ->
    [one] 1 möte nästa vecka
   *[other] { $count } möten nästa vecka
  }
digest-n-answers = { $count } svar saknas
digest-n-overdue = { $count ->
    [one] 1 åtgärd är sen
   *[other] { $count } åtgärder är sena
  }
digest-n-due = { $count ->
    [one] 1 åtgärd ska snart vara klar
   *[other] { $count } åtgärder ska snart vara klara
  }
digest-n-limits = { $count ->
    [one] 1 frist är nära
   *[other] { $count } frister är nära
  }
digest-n-drafts = { $count ->
    [one] 1 utkast väntar
   *[other] { $count } utkast väntar
  }
digest-n-forums = { $count ->
    [one] 1 forum återstår att boka
   *[other] { $count } forum återstår att boka
  }
digest-answers = Svar som saknas, senast
digest-answer-by = Svara senast
digest-lacks = { $title }: { $count } svar
digest-actions = Åtgärder, klara senast
digest-late = Sen: { $what }
digest-on = { $on }
digest-deed = { $what } ({ $title })
digest-limits = Frister, senast
digest-agendas = Punkter till dagordningen, senast
digest-forums = Återstår att boka den här terminen
digest-of-wanted = { $count } av { $of }
digest-more = Och { $count } till. Skriv /samordna status, så ser du dina egna möten.
digest-individual-answers = Svar som saknas om enskilda: { $count }.
digest-individual-overdue = Sena åtgärder om enskilda: { $count }.
digest-individual-due = Åtgärder om enskilda som snart ska vara klara: { $count }.
digest-individual-limits = Frister om enskilda som är nära: { $count }.
digest-individual-agendas = Dagordningar om enskilda som stänger snart: { $count }.
digest-help = Vad som händer den här veckan och nästa ser du med /samordna vecka.
digest-how-to-change = Skriv /samordna inställningar i chatten om du vill ha den på annat sätt, en annan dag eller inte alls. Har du ingen chatt: be den som sköter registret i ditt område.
digest-change = Ändra hur veckan kommer
digest-settings = Inställningar
digest-show-mine = Visa min vecka
digest-sent-to-you = Din vecka finns i vår privata dialog.
digest-mine-empty = Du har inga möten, svar eller åtgärder den här eller nästa vecka. Då får du ingen sammanfattning heller.
digest-team-empty = Det finns inget att berätta den här veckan. Då kommer ingen sammanfattning hit.
digest-team-off = Så här skulle den se ut, men sammanfattningen kommer inte hit. Den som sköter området slår på den med /samordna inställningar här i kanalen.
digest-room-is-open = Andra än teamet kan läsa i den här kanalen. Därför kommer ingen sammanfattning som rör möten om enskilda hit. Gör kanalen privat och utan gäster, eller be den som sköter området välja en annan.
digest-form-title = Veckans sammanfattning
digest-way = Veckans sammanfattning
digest-way-hint = Den kommer en gång i veckan, när det finns något att berätta.
digest-by-chat = Privat i chatten
digest-by-mail = Med mejl
digest-not-at-all = Inte alls
digest-days-off = Dagar då du inte arbetar
digest-days-off-hint = Skulle den komma en sådan dag får du den nästa dag du arbetar.
digest-no-day-left = Lämna minst en dag okryssad. Vill du inte ha den alls: välj ”Inte alls”.
digest-but-not = { $way }, inte på { $days }
digest-saved = Sparat. Så här kommer veckans sammanfattning: { $how }.
digest-monday = Måndag
digest-tuesday = Tisdag
digest-wednesday = Onsdag
digest-thursday = Torsdag
digest-friday = Fredag
digest-mondays = måndagar
digest-tuesdays = tisdagar
digest-wednesdays = onsdagar
digest-thursdays = torsdagar
digest-fridays = fredagar

# Åtgärder (bot/features/actions)
actions-heading = Att göra:
actions-add = Ny åtgärd
actions-add-send = Lägg till
actions-what = Vad ska göras?
actions-own-words = Något annat, med egna ord
actions-words = Åtgärden
actions-no-names = Skriv inga namn, och inget om hur någon mår. Sådant hör hemma i verksamhetens eget system.
actions-no-own-words = Här går det bara att välja ur listan. Välj det som ligger närmast.
actions-pick-report = Återkoppla till de andra om sin del
actions-pick-contact = Ta den kontakt som bestämdes på mötet
actions-pick-prepare = Ta fram underlag till nästa möte
actions-pick-document = Dokumentera i verksamhetens eget system
actions-about-point = Återkoppla om ”{ $point }”
actions-something = En åtgärd
actions-who = Vem gör det?
actions-who-hint = En funktion eller en hel organisation, aldrig en namngiven person.
actions-everybody = Alla organisationer, var och en sin del
actions-whole = Organisationen
actions-until = Klart senast
actions-until-hint = Till exempel fre, 12 mars, v 12, innan sportlovet eller om två veckor. Datumet visas på kortet.
actions-until-now = Klart senast { $on }
actions-new-until = Nytt datum
actions-remind-on = Påminn mig på
actions-line = { $what }: { $who }, senast { $on }
actions-late-line = { $what }: { $who }, försenad, skulle vara klar { $on }
actions-item = { $title }: { $what }, senast { $on }
actions-late-item = { $title }: { $what }, försenad, skulle vara klar { $on }
actions-done-count = { $count ->
    [one] En åtgärd är klar.
   *[other] { $count } åtgärder är klara.
  }
actions-which = { $label }: { $what }
actions-done = Klar
actions-more-time = Behöver mer tid
actions-snooze = Påminn mig på …
actions-pass-on = Lämna vidare
actions-help = Behöver hjälp
actions-change-date = Ändra datum
actions-remove = Ta bort
actions-show = Visa mötet
actions-show-which = Visa { $title }
actions-why = Varför?
actions-waits = Väntar på någon annan
actions-no-time = Har inte hunnit
actions-changed = Förutsättningarna har ändrats
actions-away = Lov eller frånvaro
actions-other = Annat skäl
actions-not-yours = Åtgärden är någon annans. Den som ska göra den, eller den som kallade till { $reference }, kan ändra den.
actions-not-written-by-you = Bara den organisation som skrev åtgärden, eller den som kallade till { $reference }, kan ändra datum eller ta bort. Är åtgärden din, tryck på ”Behöver mer tid”.
actions-meeting-over = { $reference } är avslutat, så åtgärden följs inte upp här längre. Hör av dig till den som kallade till mötet.
actions-is-done = Åtgärden blev klar { $done_at }. Du behöver inte göra något.
actions-changed-meanwhile = Någon annan har ändrat åtgärden medan du skrev. Den ska nu vara klar { $on }. Öppna formuläret på nytt om du vill ändra mer.
actions-too-many = { $reference } har redan så många åtgärder som får plats: { $most }. Markera något som klart eller ta bort det, och lägg till igen.
actions-you-convene = Du är själv den som kallade till { $reference }. Lämna åtgärden vidare eller ge den mer tid.
actions-help-asked = Den som kallade till mötet får veta att du behöver hjälp, och ingen annan.
actions-help-wanted = { $who } behöver hjälp med en åtgärd i { $title }.
actions-help-with = Det gäller: { $what }. Hör av dig, lämna åtgärden vidare eller ge den mer tid.
actions-somebody-wants-help = Någon behöver hjälp med en åtgärd i { $title }. Öppna mötets kort i Samordnaren så ser du vad som är kvar att göra.
actions-not-today = Välj en dag som kommer, till exempel i morgon.
actions-snoozed = Jag påminner dig { $on }. Dagen då åtgärden ska vara klar är kvar.
actions-snoozed-already = Det är redan noterat.
actions-title = Dina åtgärder
actions-nothing = Du har inga åtgärder att göra.
actions-reminder = Åtgärder att göra
actions-let-lie = Inget svar trots påminnelser
actions-in-chat = Svara i chatten: skriv /samordna åtgärd så ser du vad som är ditt, med knappar.
actions-page = { $title }: { $link }
actions-left-open = { $count ->
    [one] En åtgärd är inte klar. Ingen påminns om den när mötet är avslutat.
   *[other] { $count } åtgärder är inte klara. Ingen påminns om dem när mötet är avslutat.
  }
days-day = { $on }
days-unsure = Vilken dag menar du: { $days }? Skriv datumet, till exempel 2027-03-12.
days-too-far = Dagen ligger för långt bort. Skriv en dag senast { $last }.
days-not-read = Jag förstod inte vilken dag du menar. Skriv till exempel ”fre”, ”12 mars”, ”v 12” eller ”om två veckor”.
days-no-such-day = Den dagen finns inte i kalendern. Kontrollera datumet.
days-no-such-week = Den veckan finns inte det året. Kontrollera veckans nummer, eller skriv ett datum.
days-is-over = Den dagen har redan varit. Skriv en dag som kommer.
days-no-such-break = Jag vet inte när det lovet är. Skriv datumet i stället, till exempel ”12 mars”.
rooms-taken = { $room } är upptaget av ett annat möte { $starts_at }. Välj ett annat rum eller en annan tid.
actions-in-help = ”/samordna åtgärd” visar vad du har åtagit dig, med knappar för att bli klar eller få mer tid.

# the package for Teams
teams-name = Samordnaren
teams-full-name = Samordnaren: samverkansmöten kring barn och unga
teams-short = Bokar samverkansmöten utan att veta vilket barn det gäller.
teams-full = Samordnaren hjälper skola, socialtjänst och vård att hitta en tid för SIP, BUS, anmälningsmöten och forum. Den frågar vad den behöver veta, låter var och en rösta privat, skickar neutrala kallelser, påminner och håller reda på vem som gör vad. Den vet aldrig vilket barn det gäller: mötet har bara en slumpad beteckning, och det som kan peka ut någon släpps inte in. Skriv @Samordnaren hjälp för att börja.
teams-sip = sip
teams-about-sip = Kalla till ett SIP-möte
teams-bus = bus
teams-about-bus = Kalla till BUS, på individnivå eller övergripande
teams-report = anmälan
teams-about-report = Kalla till ett möte efter en anmälan (socialtjänsten)
teams-consult = konsultation
teams-about-consult = Rådgör med en annan verksamhet, utan att säga vem det gäller
teams-forum = forum
teams-about-forum = Kalla till ett återkommande forum
teams-actions = åtgärd
teams-about-actions = Visa det du har åtagit dig
teams-week = vecka
teams-about-week = Visa veckans möten, svar som saknas och åtgärder
teams-status = status
teams-about-status = Visa hur det går med mötena
teams-calendar = kalender
teams-about-calendar = Få en hemlig länk till dina möten för Outlook
teams-settings = inställningar
teams-about-settings = Välj språk, hur du vill ha veckan och vem som ersätter dig
teams-help = hjälp
teams-about-help = Visa allt som går att göra här
teams-urgent = akut
teams-about-urgent = Vart du vänder dig när det inte kan vänta
teams-to-agenda = Till dagordningen
teams-about-to-agenda = Ta upp det på ett möte
teams-to-action = Gör till åtgärd
teams-about-to-action = Bestäm vem som gör vad
actions-shortcut = Gör till åtgärd
slack-shortcut-about = Öppnar ett formulär med meddelandets text. Inget sparas innan du skickar.
actions-from-message-hint = Texten kommer från meddelandet och syns bara för dig. Ta bort namn, och allt om hur någon mår, innan du skickar.
actions-no-meeting-for-words = Inget av dina möten kan få en åtgärd med egna ord just nu. Öppna mötets kort och välj ur listan, eller be den som kallar att lägga till den.
meetings-which = Vilket möte gäller det?
actions-repeats = Ska den komma tillbaka?
actions-repeats-hint = Nästa kommer när den här är klar, eller när dess dag är inne.
actions-once = Nej, den görs en gång
actions-every-week = Varje vecka
actions-every-week-in-term = Varje vecka, men inte på lov
actions-every-fortnight = Varannan vecka
actions-every-fortnight-in-term = Varannan vecka, men inte på lov
actions-every-month = Varje månad
actions-every-month-in-term = Varje månad, men inte på lov
actions-every-term = Varje termin
actions-repeating = { $line } ({ $how })
actions-no-term = Jag vet inte vilken termin den dagen hör till. Välj varje månad, eller be den som sköter registret att skriva in läsåret.
actions-stop = Sluta upprepa
actions-of-team = Åtgärder, { $whose }
actions-late-heading = Försenade: { $count }
actions-open-heading = Att göra: { $count }
actions-none-of-team = Här finns inga åtgärder från gemensamma möten att göra.
actions-list-sent = { $count ->
    [one] En åtgärd är din egen. Den har jag skickat i vår privata dialog.
   *[other] { $count } åtgärder är dina egna. Dem har jag skickat i vår privata dialog.
  }
actions-history = Historik
actions-history-of = Åtgärder i { $title }
actions-no-history = Mötet har inga åtgärder.
actions-on-day = { $on }
actions-by = { $step }, { $who }
actions-was-added = Skrevs upp, klar senast { $on }
actions-was-done = Klar
actions-was-extended = Fick mer tid till { $on }: { $why }
actions-was-dated = Datumet ändrades till { $on }
actions-was-passed-on = Lämnades vidare
actions-was-helped = Behövde hjälp
actions-was-carried = Följde med till nästa möte
actions-was-handed-over = Gick över till en efterträdare
actions-came-back = Kom tillbaka, klar senast { $on }
actions-was-stopped = Upprepas inte mer
actions-more = Och { $count } till.
# wheel
wheel-title = Årshjul { $year }: { $team }
wheel-preview = Årshjulet
wheel-no-team = Du är inte med i något lag som har en kanal här. Skriv /samordna årshjul i ditt lags kanal, eller be den som sköter registret om hjälp.
wheel-alt = Årshjul { $year } för { $team }: terminer, lov, helgdagar, klämdagar och bokade forum runt året. Listan på sidan säger samma sak.
wheel-coming = Det närmaste
wheel-open = Öppna hela året som hjul och lista
wheel-keep = Länken är din nyckel till lagets år och kalender. Skicka den inte vidare. Ny länk får du med /samordna kalender.
wheel-no-link = Det finns ingen länk till årshjulet just nu. Stängde du av lagets kalender: skriv /samordna kalender och tryck på ”Ny länk”. Annars saknar installationen en adress.
wheel-open-again = Öppna länken till årshjulet igen, eller skriv /samordna årshjul. Webbläsaren behöver få spara en kaka så länge sidan är öppen.
wheel-none = Länken till årshjulet gäller inte. Skriv /samordna årshjul i ditt lags kanal för att få en ny.
wheel-unknown = Läsårsdata saknas för { $year }: { $schools }. Här gissas inga lov. Be den som sköter registret att lägga in dem.
wheel-autumn = Höstterminen
wheel-spring = Vårterminen
wheel-summer = Sommarlov
wheel-christmas = Jullov
wheel-squeeze = Klämdag
wheel-meeting = { $title } kl. { $at }
wheel-counted = höst { $autumn }; vår { $spring }
wheel-counted-short = höst { $autumn } · vår { $spring }
wheel-half = { $held } hållna, { $booked } bokade
wheel-half-of = { $held } hållna, { $booked } bokade, av { $of }
wheel-on = { $on }
wheel-from-to = { $start } – { $end }
wheel-whose = { $what } ({ $schools })
wheel-source-checked = { $source } (kontrollerat { $on })
wheel-source-unchecked = { $source } (inte kontrollerat än)
wheel-earlier = Läsåret före
wheel-later = Läsåret efter
wheel-signs = Tecken
wheel-sign-term = termin
wheel-sign-lov = lov
wheel-sign-study = studiedag
wheel-sign-holiday = helgdag eller helgdagsafton
wheel-sign-squeeze = klämdag
wheel-sign-held = möte som har hållits
wheel-sign-booked = bokat möte
wheel-sign-today = i dag, { $today }
wheel-sign-others = Ytterst står månader och veckor. I den smala ringen står lov för skolor som har egna tider. Siffrorna vid mötena finns i listan.
wheel-counts = Forum mot överenskommelsen
wheel-forum = Forum
wheel-autumn-half = Höst (aug–dec)
wheel-spring-half = Vår (jan–juli)
wheel-counts-how = Ett möte räknas den dag det börjar. Möten om enskilda barn står aldrig här, inte ens som antal.
wheel-list = Året som lista
wheel-when = När
wheel-week = Vecka
wheel-what = Vad
wheel-number-held = nr { $number }, hållet
wheel-number-booked = nr { $number }, bokat
wheel-sources = Varifrån skolornas tider kommer
wheel-footer = Bara samverkan i stort. Inget här handlar om ett enskilt barn.
wheel-help = Med /samordna årshjul ser du lagets läsår som hjul och lista.
digest-may-be-there = Veckan till kanalen { $team } kan ha kommit fram, men jag får inte läsa i kanalen och kan inte se efter. Titta i kanalen. Saknas veckan där, tryck på knappen. Annars behöver du inte göra något.
digest-agenda-may-be-there = En dagordning till kanalen { $team } kan ha kommit fram, men jag får inte läsa i kanalen och kan inte se efter. Titta i kanalen. Saknas dagordningen där, tryck på knappen. Annars behöver du inte göra något.
digest-may-be-there-preview = Kom det fram till kanalen?
digest-send-again = Skicka igen
digest-sent-again = Jag skickar det till kanalen en gång till.
digest-only-admins = Bara den som sköter området kan skicka till kanalen igen.
digest-too-late-again = Det är för sent att skicka det, eller så är det redan skickat. Skriv /samordna vecka i kanalen, så ser du själv vad som gäller.

# report
report-help = Med /samordna rapport får områdets administratör terminens siffror, utan personer och referenser.
report-preview = Rapporten
report-title = Samverkan i siffror: { $area }, { $term }
report-title-part = Samverkan i siffror: { $part } i { $area }, { $term }
report-ready = Rapporten för { $term } är klar att läsa, skriva ut eller spara som tabell.
report-visit = Öppna rapporten
report-keep = Länken är bara din och gäller till { $until }. Att rapporten öppnas står i loggen.
report-only-admins = Rapporten får bara områdets administratör ta fram. Be den som står som administratör i överenskommelsen.
report-no-pages = Installationen har ingen adress, så det finns ingen sida att visa. Den som sköter servern kan ta fram rapporten med samordna report.
report-gone = Länken till rapporten har slutat gälla. Skriv /samordna rapport för en ny.
report-open-again = Öppna länken till rapporten igen, eller skriv /samordna rapport för en ny. Webbläsaren behöver få spara en kaka så länge sidan är öppen.
report-no-such = Den terminen eller delen av området finns inte, eller har inte börjat. Gå tillbaka och välj en annan, eller skriv /samordna rapport.
report-bad-term = Jag förstod inte terminen ”{ $got }”. Skriv till exempel HT2026 eller VT2027.
report-ahead = Terminen { $term } har inte börjat än. Välj en som har börjat.
report-no-parts = Överenskommelsen delar inte upp området, så någon del som heter ”{ $part }” finns inte. Lämna delen tom för hela området, eller lägg in delar under [areas] i överenskommelsen.
report-no-part = Någon del som heter ”{ $part }” finns inte i överenskommelsen. De som finns: { $parts }.
report-period = { $start } – { $end }. Framtagen { $made }.
report-still = Terminen pågår: siffrorna är de som gäller i dag.
report-part-note = Forum, närvaro och åtgärder gäller organisationerna i { $part }. Siffror om möten kring enskilda barn finns bara för hela området.
report-area-changed = Från { $on } gick verksamheten över: { $before } blev { $after }.
report-not-alike = Området är därför inte detsamma i de båda terminerna, och siffrorna går inte att jämföra rakt av. Det som var före dagen redovisas i det gamla områdets rapport.
report-no-term-before = Området fanns inte terminen före, så det finns inget att jämföra med här. Det som var före dagen redovisas i det gamla områdets rapport.
report-earlier = Tidigare områden
report-earlier-area = Rapporten för { $area }
report-own-area = Det egna området
report-no-such-area = Något område med det korta namnet { $slug } finns inte i inställningarna. De som finns: { $slugs }.
report-no-area = Det området har inte gått över i ditt, så dess rapport är inte din att läsa.
report-whole = Hela området
report-parts = Delar av området
report-terms = Terminer
report-other-term = Terminen { $term }
report-forums = Forum mot överenskommelsen
report-forum = Forum
report-term = Termin
report-held = Hållna
report-booked = Bokade framåt
report-wanted = Överenskommet
report-held-in = Hållna { $term }
report-no-forums = Inget forum har hållits eller bokats.
report-chart-forums = Stapeldiagram: hållna möten per forum. Tabellen under säger samma sak.
report-bar-of = { $count } av { $of }
report-bar = { $count }
report-attendance = Närvaro vid forum
report-organisation = Organisation
report-called = Kallad
report-came = Kom
report-not-noted = Inte noterat
report-share = Andel
report-share-in = Andel { $term }
report-chart-attendance = Stapeldiagram: hur stor andel av forummötena varje organisation kom till. Tabellen under säger samma sak.
report-attendance-how = Andelen räknas på de möten där närvaron har noterats.
report-no-attendance = Ingen närvaro har noterats.
report-actions = Åtgärder från forum
report-in-time = I tid
report-late = För sent
report-open = Inte gjorda
report-chart-actions = Stapeldiagram: hur stor andel av åtgärderna varje organisation gjorde i tid. Tabellen under säger samma sak.
report-no-actions = Inga åtgärder har haft sista dag under terminen.
report-individual = Möten kring enskilda barn
report-individual-how = SIP, BUS på individnivå, anmälningsmöten och konsultationer räknas ihop, för hela området och ett helt läsår. Varje läsår redovisas en enda gång, från den 1 september efter läsåret, och ändras inte sedan.
report-year = Läsår
report-year-title = Läsåret { $year }
report-dimension = Fråga
report-cell = Svar
report-n = Antal möten
report-all-meetings = Alla möten
report-number = { $count } möten har hållits.
report-held-back = Redovisas inte: något av svaren gäller så få möten att det kunde röja något.
report-too-few = Redovisas inte: färre än fem möten.
report-not-yet = Redovisas från { $on }.
report-unknown-year = Inga uppgifter finns.
report-dim-clock = Inom överenskommen tid
report-dim-lead = Tid från behov till möte
report-dim-came = Kallade organisationer
report-dim-actions = Åtgärder från mötet
report-clock-within = inom tiden
report-clock-after = efter tiden
report-clock-none = ingen tid gällde, till exempel uppföljningar
report-lead-week2 = högst två veckor
report-lead-week4 = två till fyra veckor
report-lead-later = mer än fyra veckor
report-lead-agreed = uppföljning, dagen var bestämd i förväg
report-lead-month = högst fyra veckor
report-lead-any = nytt möte, oavsett väntan
report-came-all = alla kom
report-came-some = någon kom inte
report-came-unknown = inte noterat
report-actions-in-time = alla gjorda i tid
report-actions-late = någon för sent eller inte gjord
report-actions-none = inga åtgärder
report-how = Så har vi räknat
report-how-term = En termin är augusti–december eller januari–juli. Ett möte räknas den dag det börjar, i svensk tid.
report-how-held = Ett möte räknas som hållet när dess tid har kommit och det inte är inställt.
report-how-wanted = Överenskommet antal kommer ur områdets överenskommelse: { $sources }.
report-how-lead = Tiden från behov till möte går från den dag någon kallade, eller började inhämta samtycke, till den dag mötet hölls.
report-how-few = Siffror om möten kring enskilda barn redovisas bara när de bygger på minst fem möten. Skulle något svar gälla ett till fyra möten utelämnas hela frågan, så att inget går att räkna ut.
report-unknown = Det vi inte vet
report-unknown-outside = Möten som har bokats utanför Samordnaren är inte med.
report-unknown-children = Hur många barn det gäller: Samordnaren vet aldrig vem ett möte handlar om.
report-unknown-effect = Om mötena har hjälpt. Siffrorna säger när och hur ofta, inte hur bra.
report-files = Spara
report-csv = Tabellerna som CSV
report-answer = Svar på skrivelse, att skriva ut
report-to-report = Till rapporten
report-footer = Bara antal: inga personer, inga referenser.
days-other-weekday = Den dagen är en annan veckodag. Kontrollera datumet, eller skriv bara det ena.
# seasons
seasons-working = Jag räknar på { $term } för { $count ->
    [one] ett forum
   *[other] { $count } forum
  }. Förslaget kommer i din privata dialog om en liten stund. Inget bokas förrän du trycker på en knapp.
seasons-no-term = Jag vet inte när nästa termin är, för läsårsdata saknas. Lägg in läsåret för någon av skolorna och försök igen.
seasons-no-forums = Inget forum har någon överenskommelse om hur ofta det ska träffas under terminen. Skriv ”/samordna forum” för att lägga upp det.
seasons-title = Förslag för { $term }
seasons-summary = { $new ->
    [one] Ett nytt möte föreslås
   *[other] { $new } nya möten föreslås
  } för { $forums ->
    [one] ett forum
   *[other] { $forums } forum
  }. { $kept ->
    [0] Inget är bokat sedan tidigare.
    [one] Ett möte är redan bokat och ligger kvar.
   *[other] { $kept } möten är redan bokade och ligger kvar.
  }
seasons-nothing-new = Jag hittar inga nya tider att föreslå. { $kept ->
    [0] Inget är bokat sedan tidigare.
    [one] Ett möte är redan bokat och ligger kvar.
   *[other] { $kept } möten är redan bokade och ligger kvar.
  }
seasons-complete = Alla forum har det antal möten som de ska ha. { $kept ->
    [one] Ett möte är bokat.
   *[other] { $kept } möten är bokade.
  } Du behöver inte göra något.
seasons-date = { $starts_at }
seasons-row = { $forum }: { $dates }
seasons-more = { $rows }
seasons-others = { $count ->
    [one] Det gäller ett möte till.
   *[other] Det gäller { $count } möten till.
  } Gör klart de här först och be sedan om ett nytt förslag.
seasons-book = { $count ->
    [one] Boka
   *[other] Boka { $count }
  }
seasons-book-which = { $count ->
    [one] Boka ett möte för { $forum }
   *[other] Boka { $count } möten för { $forum }
  }
seasons-book-all = { $count ->
    [one] Boka mötet
   *[other] Boka alla { $count }
  }
seasons-to-move = { $count ->
    [one] Ett bokat möte behöver flyttas
   *[other] { $count } bokade möten behöver flyttas
  }
seasons-move-row = { $forum }: från { $had } till { $starts_at }
seasons-move = Flytta
seasons-move-which = Flytta ett möte för { $forum }
seasons-without = { $count ->
    [one] Ett möte får ingen tid
   *[other] { $count } möten får ingen tid
  }
seasons-unmet = { $forum }, terminens möte nummer { $number }. Det som hindrar, var för sig: { $ways }.
seasons-lost = { $forum }, som var bokat { $had }, kan inte hållas då och får ingen annan tid. Det som hindrar, var för sig: { $ways }. Bokningen ligger kvar tills någon ändrar den.
seasons-term = att terminen är för kort
seasons-apart = att det ska gå minst { $days } dagar mellan forumets möten
seasons-before = att mötet ska hållas minst { $days } dagar före { $forum }
seasons-after = att mötet ska hållas minst { $days } dagar efter { $forum }
seasons-shared = att { $forum } träffas då med samma personer
seasons-booked = { $count ->
    [one] Klart
   *[other] { $count } möten är klara
  }: { $meetings }. Alla som deltar får kallelsen.
seasons-booked-one = { $forum } { $starts_at }
seasons-moved-one = { $forum } flyttat till { $starts_at }
seasons-done = Terminens möten
seasons-not-free = { $forum } { $starts_at } är inte ledigt längre. Inget är bokat där. Be om ett nytt förslag.
seasons-nothing-to-move = Mötet som skulle flyttas är inte bokat längre. Be om ett nytt förslag.
seasons-all-booked = Allt det är redan bokat. Du behöver inte göra något.
seasons-propose = Föreslå terminens möten
seasons-propose-anew = Gör ett nytt förslag
areas-title = Områden
areas-yours = Du sköter { $areas }.
areas-only-one = För att slå ihop eller dela områden behöver du stå som administratör i överenskommelsen för minst två. Den som sköter servern lägger till ett område med SAMORDNA_MORE_AREAS.
areas-merge = Slå ihop områden
areas-split = Dela området
areas-merge-title = Slå ihop områden
areas-merge-about = Flera områden blir ett
areas-merge-hint = Du får se vad som flyttar innan något händer.
areas-which = Vilka områden blir ett?
areas-into = Vad blir de?
areas-into-hint = Ett nytt område, eller ett av dem.
areas-split-title = Dela området
areas-split-hint = Området blir två. Du får se vilka som hamnar var innan något händer.
areas-first = Det ena området
areas-second = Det andra området
areas-moves = Vilka organisationer går till det andra?
areas-moves-hint = Deras personer, lokaler, kanaler och forum följer med. Alla andra går till det ena.
areas-both = Vilka arbetar i båda?
areas-both-hint = Till exempel en mottagning. De hör hemma i det ena och kan kallas i båda.
areas-look = Visa vad som flyttar
areas-preview = Så här blir det
areas-nothing-yet = Inget har flyttat än.
areas-decide = Genomför
areas-call-off = Ta tillbaka
areas-not-yours = Du sköter inte alla de områdena. Den som flyttar ett område ska stå som administratör i överenskommelsen för vart och ett av dem.
areas-choose-two = Välj minst två områden, eller ett som går över i ett annat.
areas-same-twice = Välj två olika områden.
areas-moves-none = Var och en av de två behöver minst en organisation. Välj vilka som går till det andra, men inte alla.
areas-either = En organisation är vald på båda ställena. Låt den stå här om den arbetar i båda, annars bara i fältet ovanför.
areas-waits-already = Det finns redan en ändring av ett av områdena som är beslutad men inte gjord. Vänta tills den är gjord, eller ta tillbaka den i listan över områden.
areas-no-change = Den ändringen finns inte längre, eller gäller ett område som du inte sköter. Börja om från Områden.
areas-day-went-by = Dagen har passerat, eller så är det länge sedan du tittade. Inget har flyttat. Börja om från Områden och välj en ny dag.
areas-done-already = Ändringen är redan gjord. Vill du ångra den, gör tvärtom: dela det som slogs ihop, eller slå ihop det som delades.
areas-called-off = Ändringen är tillbakatagen. Inget flyttar.
areas-from-on = Från { $on }: { $before } blir { $after }.
areas-goes = { $source } till { $target }: { $organisations ->
    [one] 1 organisation
   *[other] { $organisations } organisationer
}, { $contacts ->
    [one] 1 person
   *[other] { $contacts } personer
}, { $forums ->
    [one] 1 forum
   *[other] { $forums } forum
}, { $meetings ->
    [one] 1 kallat forummöte
   *[other] { $meetings } kallade forummöten
}.
areas-in-both = Arbetar i båda, för att du har valt det eller för att de har plats i forum i båda: { $names }.
areas-who = I { $target }: { $names }.
areas-same = Finns redan i { $target } och blir en: { $names }. Samma gäller personer med samma arbetsadress. Är det olika organisationer, ge den ena ett annat namn i registret först.
areas-renamed = Forumet { $name } heter { $called } i det nya området, eftersom ett annat där heter likadant. Kalla det något annat genom att slå ihop forumen när det passar er.
areas-single-meetings = Möten kring enskilda barn följer sin sammankallande, med kallelser, röster, dagordning och åtgärder. Hur många de är visas inte. Den som är kallad och hamnar i ett annat område är kvar som kallad till mötet och nås med mejl.
areas-history = Det som har varit före dagen redovisas även i fortsättningen i rapporten för { $before }.
areas-agreements = Från dagen gäller överenskommelsen för { $after }.
areas-undo = Det står i loggen. Den som vill ångra gör tvärtom från en senare dag.
areas-done-on = Beslutat. Det görs när { $on } börjar. Fram till dess kan du ta tillbaka det under Områden.
areas-done-now = Beslutat. Det görs nu, och är klart om någon minut.
forums-days-title = Seriens dagar
forums-book-days = Boka dagarna
forums-days-hint = Ta bort krysset för de dagar som ska hoppas över. Helgdagar, aftnar, lov och dagar då forumet redan möts är borta. En dag kan hållas en annan dag i stället; fler flyttar du efteråt under Seriens dagar.
forums-days = Dagar som bokas
forums-day = { $on }
forums-day-instead = { $on }, i stället för { $of }
forums-moves = Flytta en av dagarna
forums-moves-none = Ingen
forums-moves-to = Till den här dagen
forums-moves-to-hint = Klockslaget är detsamma.
forums-say-where-to = Skriv vilken dag den flyttas till, eller välj Ingen.
forums-say-which-day = Välj vilken av dagarna som flyttas, eller töm fältet under.
forums-day-left-out = Den dagen hoppas över. Kryssa för den igen, eller flytta en annan.
forums-see-days = Seriens dagar
forums-rhythm = { $weekday } kl. { $at }. { $every }.
forums-days-ahead = Framåt: { $days }.
forums-day-is-left-out = { $on } hoppas över.
forums-move-day = Flytta en dag
forums-move-day-title = Flytta en dag
forums-move-day-send = Flytta
forums-move-day-hint = Bara den dagen flyttas, och alla får en ny kallelse. De andra dagarna är som förut.
forums-which-day = Vilken dag?
forums-put-back = Ångra flytten
forums-day-moved = { $name } hålls nu { $starts_at }. Alla kallade får veta det.
forums-not-moved = { $name } hålls redan den dag som serien säger.
forums-no-series-ahead = Ingen bokad dag i en serie ligger framåt. Boka en serie först.
forums-day-gone = Den dagen är inte längre bokad i serien: mötet kan ha varit, ställts in eller flyttats på annat sätt. Öppna Seriens dagar igen.
forums-same-day = Mötet hålls redan den dagen. Välj en annan.
forums-no-workday = Det är ingen arbetsdag: en lördag, söndag, helgdag eller afton. Välj en annan dag.
forums-day-in-lov = Då har en skola som deltar lov eller studiedag. Välj en annan dag.
forums-meets-already = Forumet möts redan den dagen. Välj en annan.

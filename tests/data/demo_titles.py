"""What the people of an invented company write to their help desk: category, how often, median hours, titles."""

FIRST_NAMES = (
    "Lena",
    "Tobias",
    "Ewa",
    "Marek",
    "Rita",
    "Frauke",
    "Malte",
    "Kinga",
    "Duarte",
    "Wiebke",
    "Piotr",
    "Silke",
)
PLACES = ("House 1", "House 2", "Hall 1", "Hall 2", "Hall A", "Hall B", "the Porto office", "Reception Kiel")

KINDS = (
    (
        "Accounts",
        19,
        1,
        (
            "Password forgotten",
            "Forgot my password after the holidays",
            "Please reset password for {name}",
            "New password needed, {place}",
            "Password reset time recording terminal",
        ),
    ),
    ("Accounts", 4, 2, ("Account locked", "Account locked after three attempts", "{name} is locked out")),
    (
        "Accounts",
        9,
        20,
        (
            "Access to folder Quality",
            "Please give {name} access to drive K",
            "Access rights for the project folder",
            "No permission for folder Purchasing",
        ),
    ),
    (
        "Accounts",
        3,
        30,
        ("Account for new colleague starting Monday", "New starter in {place}", "New colleague: account and laptop"),
    ),
    (
        "Accounts",
        3,
        3,
        ("Passkey does not work on second laptop", "Passkey not offered at sign-in", "New phone, passkey gone"),
    ),
    (
        "Mail",
        4,
        2,
        (
            "Suspicious e-mail",
            "Is this mail real?",
            "Phishing? Parcel could not be delivered",
            "Strange mail from the bank",
        ),
    ),
    (
        "Mail",
        8,
        8,
        ("Access to shared mailbox orders", "Shared mailbox missing in Outlook", "Add {name} to shared mailbox"),
    ),
    ("Mail", 3, 5, ("Calendar shows wrong time", "Cannot see calendar of {name}", "Meeting invitations arrive twice")),
    (
        "Mail",
        4,
        6,
        (
            "Outlook asks for password all the time",
            "Outlook search finds nothing",
            "Mail with attachment does not go out",
        ),
    ),
    ("Network", 7, 3, ("VPN does not connect", "VPN breaks off every half hour", "No VPN at home since this morning")),
    ("Network", 8, 12, ("Wi-Fi weak in {place}", "No Wi-Fi in {place}", "Wi-Fi drops in meeting room")),
    ("Network", 1, 9, ("Network socket dead in {place}", "Very slow line, {place}")),
    (
        "Clients",
        12,
        14,
        ("Laptop does not start", "Laptop very slow", "Laptop fan is loud", "Blue screen on laptop of {name}"),
    ),
    (
        "Clients",
        8,
        6,
        ("Second screen stays black", "Docking station does not charge", "Screen flickers", "Dock loses the keyboard"),
    ),
    ("Clients", 4, 28, ("Please install the CAD viewer", "Install PDF editor", "Software request: scanner driver")),
    ("Clients", 3, 4, ("Loan laptop for a journey", "Need a loan laptop this week")),
    ("Clients", 3, 10, ("Keyboard: coffee", "Mouse broken", "Headset crackles", "Camera not found")),
    (
        "Printing",
        9,
        5,
        ("Label printer {place} prints nothing", "Label printer: wrong size", "Labels crooked in {place}"),
    ),
    (
        "Printing",
        7,
        4,
        ("Badge not recognised at printer", "Printer {place} paper jam", "Printer out of toner, {place}"),
    ),
    ("Applications", 9, 16, ("Stock system: article locked", "Stock system very slow", "Stock report empty")),
    (
        "Applications",
        4,
        22,
        ("Kompass: question about article number", "Kompass training account", "Kompass test: order missing"),
    ),
    (
        "Applications",
        8,
        11,
        (
            "Time recording: forgot to clock out",
            "Time recording terminal {place} frozen",
            "Time recording shows wrong shift",
        ),
    ),
    ("Applications", 2, 24, ("Travel expenses: receipt rejected", "Travel expenses do not open")),
    ("Teams", 6, 5, ("No sound in meeting room", "Meeting room screen stays blue", "Teams call without picture")),
    (
        "Teams",
        7,
        7,
        ("File deleted by mistake", "Please restore a folder from last week", "Shared file is locked by {name}"),
    ),
    ("Teams", 1, 6, ("Guest cannot open our channel", "New channel for the trade fair")),
    ("Phones", 2, 18, ("Desk phone dead in {place}", "Desk phone: name in display is wrong")),
    ("Phones", 7, 10, ("Mobile phone: screen broken", "Mobile phone no reception in Hall B", "SIM card for {name}")),
    ("Building", 2, 30, ("Door intercom silent", "Door badge not accepted", "Clock in {place} is wrong")),
)

REJECTED = (
    ("Mail", ("Newsletter: save on toner now", "Delivery failure notice", "Your offer request", "Out of office")),
    ("Accounts", ("Duplicate of an earlier ticket", "Please ignore, found it")),
    ("Clients", ("Done by myself, thanks", "Wrong department, sorry")),
)

# created, hours until it ended, category, a title fit to print
PUBLISHED = (
    ("01.09.2026 07:12", 3, "Applications", "The stock report was empty on the first of the month"),
    ("07.09.2026 07:50", 5, "Network", "No Wi-Fi in the canteen in House 1"),
    ("15.09.2026 06:40", 27, "Printing", "The label printer in Hall 2 prints upside down"),
    ("23.09.2026 09:05", 2, "Mail", "Mail to one of our suppliers came back"),
    ("29.09.2026 08:10", 6, "Accounts", "Passkeys are not offered on the shared computers in Gdańsk"),
    ("08.10.2026 10:20", 30, "Teams", "The screen in the meeting room Leuchtturm stays blue"),
    ("14.10.2026 08:22", 3, "Network", "Nobody can connect to the VPN"),
    ("14.10.2026 08:49", 56, "Network", "The VPN says that my password is wrong, and it is not"),
    ("20.10.2026 11:30", 22, "Phones", "The desk phones in Porto show yesterday's date"),
    ("03.11.2026 07:31", 4, "Mail", "Hundreds of us get a false parcel notice"),
    ("04.11.2026 13:15", 26, "Mail", "Attachments above 25 MB do not go out"),
    ("10.11.2026 06:20", 3, "Applications", "The time recording terminal in Hall 1 is frozen"),
    ("16.11.2026 09:40", 49, "Applications", "Night shifts are counted as two days"),
    ("19.11.2026 14:05", 2, "Printing", "The printer on the second floor of House 2 asks for badges twice"),
)

"""Strings on which regular expressions that try too much take forever: 10,000 characters each."""

LENGTH = 10_000
UNITS = (
    'a', 'A', '1', '0', 'é', '-', '.', ' ', '/', '\\', '@', '=', ':', ';', '_', "'", '"', '(', '[', '{', '<', '#',
    '%', '+', ',', '&', '?', '!', '~', '$', '*', '€', 'a ', 'A ', '1 ', 'a.', '1.', 'a-', '1-', 'a@', '@a', 'a:',
    '1:', 'a/', '//', '\\\\', 'a=', 'a=b;', 'a=b&', '?a=', "a'", 'a_', '0:', 'f:', '::', ':0', 'ab:', 'Aa ',
    'Ab Cd ', 'ab cd ', '1a', 'a1', 'A1-', 'a1 ', '12 ', '123-', '123.', '1234 ', '00', '+1', '+1 ', '(1)', '(1',
    '1/', '1,', ', ', "' ", 'password ', 'password is ', 'password: ', 'pw=', 'pin ', 'user ', 'user:', 'host ',
    'server ', 'ext ', 'tel ', 'iban ', 'card ', 'ssn ', 'dob ', 'born ', 'key ', 'http://', 'http://a', 'a://',
    'a:b@', 'www.', 'mailto:', 'a at b dot ', ' at ', ' dot ', '(at)', 'x (at) y ', 'street ', '1 a street ',
    'rue de ', '1 rue de la ', '12 Aa ', '-----BEGIN ', '-----BEGIN KEY-----', '-----END KEY-----', 'AAAA',
    'ssh-rsa AAAA', 'eyJ', 'eyJa.', 'AKIA', 'sk-', 'ghp_', '0:AA', 'Server=a;', 'Server=', 'jdbc:', 'C:\\Users\\',
    '/home/', 'DE00', 'GB12 ', 'fired ', 'disable meeting ', 'remove access ', 'copy mailbox ', 'who deleted ',
    'without ', 'clicked ', 'sick ', 'terminate ', 'confidential ', 'monitor employee ', 'laptop lost in ',
    'H.No. 1 ', 'PO Box ', 'employee number ', 'badge ', 'licence key ', 'A1B2-', 'AB12C-', '123456-', '2001:',
    'fe80::', '1.2.3.', 'aa:bb:', 'aabb.', 'order ', 'room ', 'Mr ', 'from ', 'van de ', "d'", '日本', 'ا',
    '\u200b', '\u202e', 'ｐ', 'ﷺ', 'е',
)  # fmt: skip
ENDS = ("", "!", " ", "\x00", "@", "a", "1", ":", "\n")


def make_hostile_strings() -> list[str]:
    """Return each unit repeated, with an end that makes a match fail at the last moment."""
    return [(unit * (LENGTH // len(unit) + 1))[: LENGTH - 1] + end for unit in UNITS for end in ENDS[:2]]

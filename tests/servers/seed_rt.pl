# Fills a fresh RT: seed_rt.pl SEED.jsonl ENV. Stamps are written into the database, since no interface can set `Created`.
use strict; use warnings; use utf8;
use RT -init; use JSON; use RT::AuthToken; use RT::CustomField; use RT::Queue; use RT::Ticket; use RT::User;

my ($seed, $env) = @ARGV;
my $system = RT->SystemUser;
my $database = $RT::Handle->dbh;
sub must { my ($ok, $message) = @_; die $message // 'failed' unless $ok; return $ok }

my $field = RT::CustomField->new($system);
must $field->Create(Name => 'Publish', Type => 'FreeformMultiple', LookupType => 'RT::Queue-RT::Ticket', Queue => 0);
my $secret = RT::CustomField->new($system);   # a field that the API's user must not see
must $secret->Create(Name => 'Salary', Type => 'FreeformSingle', LookupType => 'RT::Queue-RT::Ticket', Queue => 0);

my %queues;
sub queue {
    my $name = shift;
    return $queues{$name} //= do { my $queue = RT::Queue->new($system); must $queue->Create(Name => $name); $queue };
}

open my $file, '<', $seed or die $!;
while (my $line = <$file>) {
    my $row = JSON->new->utf8->decode($line);
    my ($created, $ended) = map { defined $_ ? s/T/ /r =~ s/Z//r : undef } @$row{qw(created ended)};
    my $ticket = RT::Ticket->new($system);
    my ($id, undef, $message) = $ticket->Create(
        Queue => queue($row->{queue})->Id, Subject => $row->{title}, Status => 'new',
        Requestor => 'somebody@example.test', _RecordTransaction => 0,
    );
    die $message unless $id == $row->{number};
    $ticket->AddCustomFieldValue(Field => $field, Value => $_, RecordTransaction => 0) for @{ $row->{labels} };
    $ticket->AddCustomFieldValue(Field => $secret, Value => '1000', RecordTransaction => 0) if $id % 50 == 0;
    $database->do('update Tickets set Status = ?, Created = ?, LastUpdated = ?, Resolved = ? where id = ?', undef,
        $row->{status}, $created, $ended // $created, $ended, $id);
}

sub user {
    my ($name, $zone) = @_;
    my $user = RT::User->new($system);
    must $user->Create(Name => $name, EmailAddress => "$name\@example.test", Privileged => 1, Timezone => $zone);
    my ($ok, $message, $token) = RT::AuthToken->new(RT::CurrentUser->new($user->Id))->Create(Owner => $user->Id, Description => 'tests');
    ($ok, $message, $token) = RT::AuthToken->new($system)->Create(Owner => $user->Id, Description => 'tests') unless $ok;
    must $ok, $message;
    return ($user, $token);
}

my ($reader, $token) = user('glassbox', 'America/New_York');
for my $name (grep { $_ ne 'Board room' } keys %queues) {
    must $reader->PrincipalObj->GrantRight(Right => $_, Object => $queues{$name}) for qw(ShowTicket SeeQueue);
}
must $reader->PrincipalObj->GrantRight(Right => 'SeeCustomField', Object => $field);
my (undef, $other) = user('nobody-at-all', 'Europe/Berlin');

umask 077;
open my $out, '>', $env or die $!;
print $out "RT_TOKEN=$token\nRT_TOKEN_NOBODY=$other\n";

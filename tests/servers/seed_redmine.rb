# Fills a fresh Redmine from SEED (JSON lines) and writes two keys to ENV_FILE. Queues become categories.
require 'json'

ActiveRecord::Base.connection.execute('PRAGMA synchronous=OFF')
Setting.rest_api_enabled = '1'
Setting.notified_events = [] # no mail
User.current = User.find_by_login('admin')

def project(name, identifier, parent = nil)
  made = Project.create!(name: name, identifier: identifier, trackers: Tracker.all, enabled_module_names: %w[issue_tracking], is_public: false)
  made.set_parent!(parent) if parent
  made
end

desk = project('Help desk', 'help-desk')
board = project('Board room', 'board-room')          # the API's user must not see it
garden = project('Garden', 'garden', desk)           # a sub-project, which does not count with its parent

publish = IssueCustomField.create!(name: 'Publish', field_format: 'list', possible_values: %w[publish internal], multiple: true,
                                   is_for_all: true, tracker_ids: Tracker.ids)
statuses = { 'new' => 'New', 'open' => 'In Progress', 'resolved' => 'Closed', 'rejected' => 'Rejected' }
           .transform_values { |name| IssueStatus.find_by_name!(name) }
support, bug = Tracker.find_by_name!('Support'), Tracker.find_by_name!('Bug')
normal = IssuePriority.default || IssuePriority.first

rows = File.readlines(ENV.fetch('SEED'), encoding: 'UTF-8').map { |line| JSON.parse(line) }
categories = Hash.new { |known, key| known[key] = IssueCategory.create!(project: key[0], name: key[1]) }
ActiveRecord::Base.record_timestamps = false
rows.each do |row|
  place = row['queue'] == 'Board room' ? board : desk
  created, ended = row.values_at('created', 'ended').map { |text| text && Time.iso8601(text) }
  issue = Issue.new(project: place, tracker: support, author: User.current, subject: row['title'], description: 'secret words',
                    category: categories[[place, row['queue']]], status: statuses[row['status']], priority: normal,
                    custom_field_values: { publish.id => row['labels'] })
  issue.notify = false
  issue.save!(validate: false)
  raise "issue #{issue.id} is not #{row['number']}" unless issue.id == row['number']
  issue.update_columns(created_on: created, updated_on: ended || created, closed_on: ended)
end
# what the settings leave out: another project below, another tracker
[[garden, support], [desk, bug]].each do |place, tracker|
  issue = Issue.new(project: place, tracker: tracker, author: User.current, subject: 'Does not count', status: statuses['new'], priority: normal)
  issue.save!(validate: false)
  issue.update_columns(created_on: Time.iso8601('2026-10-20T08:00:00Z'), updated_on: Time.iso8601('2026-10-20T08:00:00Z'))
end
ActiveRecord::Base.record_timestamps = true

role = Role.create!(name: 'Counts issues', permissions: %i[view_issues], issues_visibility: 'all', assignable: false)
key = lambda do |login, zone, projects|
  user = User.new(firstname: login, lastname: 'T', mail: "#{login}@example.test", language: 'de')
  user.login = login
  user.password = SecureRandom.hex(12)
  user.save!
  user.pref.update!(time_zone: zone)
  projects.each { |place| Member.create!(project: place, user_id: user.id, roles: [role]) }
  user.api_key
end
File.umask(0o077)
File.write(ENV.fetch('ENV_FILE'), "REDMINE_KEY=#{key.call('glassbox', 'Hawaii', [desk, garden])}\n" \
                                  "REDMINE_KEY_NOBODY=#{key.call('nobody-at-all', 'Berlin', [])}\n")

// Reads api/v2/ of the site at an address with the client `statuspage.io`, and writes what it got as JSON.
const { Statuspage } = require("statuspage.io");

async function main(address) {
  const client = new Statuspage("glassbox");
  client.setApiUrl(address);
  const { api } = client;
  return {
    summary: await api.getSummary(),
    status: await api.getStatus(),
    components: await api.getComponents(),
    incidents: await api.incidents.getAll(),
    unresolved: await api.incidents.getUnresolved(),
    upcoming: await api.scheduledMaintenances.getUpcoming(),
  };
}

main(process.argv[2]).then((answers) => console.log(JSON.stringify(answers)));

export const registered = {
  send: {
    more: 'Send to others',
    to: 'Send to',
    others: 'Other agencies',
    othersHint: 'Type the name of an agency on the exchange, accents not needed',
    nobody: 'Choose at least one receiver.',
    again: 'last time: {{state}}',
    will: '{{code}} goes at once, with all its files, to {{count}} agencies: {{names}}.',
    told: 'The clerk of each is told and takes it into the incoming book; accepted or refused, you see it for each.',
    fixed: 'After that its date cannot be corrected any more; to take it back, recall it.',
    done: 'Being sent to {{count}} receivers',
  },
};

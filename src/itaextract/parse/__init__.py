"""Tables and lines become records: metadata, sections, measures, scores, schedule, guidelines."""

"""What the committee room knows: forum, meeting, agenda, recommendations, attendance, numbering."""

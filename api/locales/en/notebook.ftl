problem-notebook-prompt-not-found = The course has no such notebook question.
problem-notebook-stale = A newer text was saved meanwhile, in another window or on another device.
problem-notebook-invalid = This text cannot be saved as it is.
fault-note-too-long = This text is longer than 20,000 characters. Shorten it, or move a part of it elsewhere, and save again.
fault-text-with-controls = The text holds invisible control characters. Delete what was pasted last, paste it as plain text and save again.

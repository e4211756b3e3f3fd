problem-feedback-report-not-found = There is no such report about this course.
problem-feedback-invalid = This report cannot be sent as it is.
fault-report-missing = Write in a few words what is wrong.
fault-report-too-long = This report is longer than 5,000 characters. Shorten it and send it again.

package org.gongkai.app.web.page;

import org.gongkai.model.RunReport;

/** All runs at all portals, newest first, one line for each portal of a run. */
public record RunsPage(Frame frame, Pager<RunReport> runs) {}

package org.gongkai.app.web.page;

import org.gongkai.app.notify.Untold;
import org.gongkai.model.RunReport;

/** All runs at all portals, newest first, one line for each portal of a run, and how many messages about them did not get through. */
public record RunsPage(Frame frame, Pager<RunReport> runs, Untold untold) {}

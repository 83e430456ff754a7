/**
 * One crawl of one portal: finds the pages that look like annual reports, fetches them and their files.
 *
 * <p>In: a {@link org.gongkai.model.Portal}, its settings, and a {@link org.gongkai.crawler.CrawlJournal} that remembers.
 * Out: a {@link org.gongkai.model.Visit} for every address dealt with, told to the journal, and a
 * {@link org.gongkai.crawler.PortalCrawl} that says what was found and what could not be looked at. It never decides what
 * a page says, never goes where robots.txt or the portal's hosts forbid, and keeps no files of its own.
 *
 * <p>The parts: {@code fetch} asks servers, {@code page} reads what they send, {@code discover} says what is worth a
 * visit; the walk here puts them together.
 */
@NullMarked
package org.gongkai.crawler;

import org.jspecify.annotations.NullMarked;

package org.gongkai.config;

/** All of {@code settings.yaml}, checked. */
public record Settings(
        CrawlerSettings crawler,
        ArchiveSettings archive,
        ExtractorSettings extractor,
        ServeSettings serve,
        NotifySettings notices) {}

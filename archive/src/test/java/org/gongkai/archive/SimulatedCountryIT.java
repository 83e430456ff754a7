package org.gongkai.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gongkai.archive.CountryPlan.Content;
import org.gongkai.archive.CountryPlan.Crawl;
import org.gongkai.archive.CountryPlan.Life;
import org.gongkai.archive.CountryPlan.Weather;
import org.gongkai.archive.coverage.Coverage;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.archive.coverage.CoverageStatus;
import org.gongkai.config.Configuration;
import org.gongkai.config.ConfigurationException;
import org.gongkai.config.Registry;
import org.gongkai.model.Authority;
import org.gongkai.model.Capture;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Digest;
import org.gongkai.model.Finding;
import org.gongkai.model.Level;
import org.gongkai.model.Portal;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportKey;
import org.gongkai.model.RunReport;
import org.gongkai.model.Severity;
import org.gongkai.model.Visit;
import org.gongkai.model.Wording;
import org.junit.jupiter.api.Test;

/**
 * A country of 30 cities, each with its three counties and six departments on one portal, that report about three years.
 * Portals have good and bad years, reports have lives of every kind; all of it goes through an archive, and every
 * authority has for every year and day asked exactly the status that the plan demands.
 */
class SimulatedCountryIT {
    private static final List<Integer> YEARS = List.of(2018, 2019, 2020);
    private static final List<LocalDate> DAYS = List.of(
                    "2019-01-09",
                    "2019-01-15",
                    "2019-03-31",
                    "2019-04-01",
                    "2019-04-12",
                    "2019-04-14",
                    "2019-05-20",
                    "2019-09-20",
                    "2020-01-31",
                    "2020-02-01",
                    "2020-02-10",
                    "2020-04-10",
                    "2020-04-13",
                    "2020-05-20",
                    "2021-02-01",
                    "2021-02-10",
                    "2021-04-10",
                    "2021-06-20",
                    "2022-12-31")
            .stream()
            .map(LocalDate::parse)
            .toList();

    private static final String COUNTRY = "900000x";
    private static final int CITIES = 30;
    private static final int ON_A_PORTAL = 10;
    /** Of each city without a portal file nothing can be said. */
    private static final Set<Integer> NOT_CONFIGURED = Set.of(7, 21);

    private final List<Authority> authorities = new ArrayList<>();
    private final List<Portal> portals = new ArrayList<>();
    private final Map<String, Integer> cityOf = new HashMap<>();
    private final Set<String> sighted = new HashSet<>();

    private static Weather weather(int city, int calendarYear) {
        Weather[] all = Weather.values();
        // every second portal has good years only; the others each kind of year in turn
        return city % 2 == 0 ? Weather.FAIR : all[(city / 2 + calendarYear) % all.length];
    }

    private static LocalDate due(Level level, int year) {
        boolean january = level == Level.DEPARTMENT && year >= 2019;
        return LocalDate.of(year + 1, january ? 1 : 3, 31);
    }

    private static Life life(int number, Authority authority, int year) {
        List<Life> lives = CountryPlan.lives(year, due(authority.level(), year));
        return lives.get((number * 7 + year * 5) % lives.size());
    }

    private static Authority authority(String code, String name, Level level, Optional<String> portal) {
        return new Authority(
                code, name, level, Optional.empty(), List.of(), Optional.empty(), Optional.empty(), portal);
    }

    private void settle() {
        authorities.add(authority(COUNTRY, "某省人民政府", Level.PROVINCE, Optional.empty()));
        for (int city = 0; city < CITIES; city++) {
            String code = "9%03d00".formatted(city);
            String portal = "p" + city;
            for (int number = 0; number < ON_A_PORTAL; number++) {
                boolean government = number < 4;
                String own =
                        number == 0 ? code : government ? code.substring(0, 4) + "0" + number : code + "-d" + number;
                Level level = number == 0 ? Level.CITY : government ? Level.COUNTY : Level.DEPARTMENT;
                // the fourth county of each city had another name before 2020
                LocalDate renamed = LocalDate.parse("2020-01-01");
                if (number == 3) {
                    authorities.add(new Authority(
                            own,
                            "旧县" + own + "人民政府",
                            level,
                            Optional.of(code),
                            List.of(),
                            Optional.empty(),
                            Optional.of(renamed.minusDays(1)),
                            Optional.of(portal)));
                }
                authorities.add(new Authority(
                        own,
                        (government ? "新县" : "局") + own + (government ? "人民政府" : ""),
                        level,
                        Optional.of(number == 0 ? COUNTRY : code),
                        List.of(),
                        number == 3 ? Optional.of(renamed) : Optional.empty(),
                        Optional.empty(),
                        Optional.of(portal)));
                cityOf.put(own, city);
            }
            if (!NOT_CONFIGURED.contains(city)) {
                portals.add(new Portal(
                        portal,
                        portal,
                        code,
                        List.of(URI.create("http://" + portal + ".gov.cn/")),
                        Set.of(portal + ".gov.cn"),
                        ""));
            }
        }
    }

    private static List<Crawl> crawls(int city) {
        List<Crawl> all = new ArrayList<>();
        for (int year : YEARS) {
            all.addAll(CountryPlan.crawls(year + 1, weather(city, year + 1)));
        }
        return all;
    }

    private void crawl(Archive archive, int city, Crawl crawl, List<Authority> owners) {
        String portal = "p" + city;
        RunReport.Counts counts = new RunReport.Counts(1, 1, 0, 0, 1, 0);
        archive.keep(new RunReport(
                crawl.run(),
                portal,
                crawl.begun(),
                Optional.empty(),
                RunReport.Status.RUNNING,
                counts,
                List.of(),
                List.of()));
        RunReport.Status status =
                switch (crawl.weather()) {
                    case FAIR, SLOW -> RunReport.Status.COMPLETE;
                    case OUTAGE -> RunReport.Status.UNREACHABLE;
                    case BLOCKED -> RunReport.Status.BLOCKED;
                    case DISALLOWED -> RunReport.Status.DISALLOWED;
                    case INCOMPLETE -> RunReport.Status.INCOMPLETE;
                    case CUT, NOT_CRAWLED -> RunReport.Status.RUNNING;
                };
        List<RunReport.SeenReport> seen = new ArrayList<>();
        if (crawl.fair()) {
            for (Authority owner : owners) {
                for (int year : YEARS) {
                    look(archive, crawl, owner, year).ifPresent(seen::add);
                }
            }
        }
        if (status != RunReport.Status.RUNNING) {
            archive.keep(new RunReport(
                    crawl.run(), portal, crawl.begun(), Optional.of(crawl.ended()), status, counts, seen, List.of()));
        }
    }

    private Optional<RunReport.SeenReport> look(Archive archive, Crawl crawl, Authority owner, int year) {
        Life life = life(number(owner), owner, year);
        LocalDate day = crawl.lookDay();
        String page = "http://" + owner.portal().orElseThrow() + ".gov.cn/" + owner.code() + "/" + year;
        String other = page + "-new";
        boolean elsewhere = life.elsewhere(day);
        for (String place : List.of(page, other)) {
            boolean there = life.there(day) && elsewhere == place.equals(other);
            if (!there && sighted.contains(place)) {
                Capture gone = archive.add(at(owner, Visits.gone(crawl.run(), place, crawl.looks())));
                archive.observeGone(URI.create(place), gone);
            }
        }
        if (!life.there(day)) {
            return Optional.empty();
        }
        String place = elsewhere ? other : page;
        sighted.add(place);
        LocalDate shown = life.shown(day);
        ReportDocument document = document(life.content(day), Optional.ofNullable(shown));
        String body = life.content(day) + " " + shown + " " + owner.code() + " " + year;
        Capture capture = archive.add(at(owner, Visits.fetched(crawl.run(), place, crawl.looks(), body)));
        String content = life.content(day) + owner.code() + year;
        archive.observe(new Sighting(
                new ReportKey(owner.code(), year),
                owner.name(),
                URI.create(place),
                capture,
                List.of(capture.payload().orElseThrow()),
                Digest.of(content.getBytes(StandardCharsets.UTF_8)),
                capture.payload().orElseThrow() + "/1.0.0/forms",
                document));
        return Optional.of(new RunReport.SeenReport(owner.code(), owner.name(), year, URI.create(place)));
    }

    private static Visit at(Authority owner, Visit visit) {
        return new Visit(
                visit.run(), owner.portal().orElseThrow(), visit.uri(), visit.found(), visit.at(), visit.outcome());
    }

    private int number(Authority owner) {
        return authorities.stream().map(Authority::code).distinct().toList().indexOf(owner.code());
    }

    private static ReportDocument document(Content content, Optional<LocalDate> shown) {
        ReportDocument.Source source =
                new ReportDocument.Source("a.html", Digest.of(new byte[0]), "text/html", "html", "1.0.0");
        if (content == Content.UNREADABLE) {
            return new ReportDocument(
                    source,
                    false,
                    null,
                    null,
                    null,
                    null,
                    null,
                    shown.orElse(null),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(new Finding(
                            "unreadable", Severity.ERROR, new Wording("the pages are pictures", "页面是图片"), List.of())));
        }
        List<ReportDocument.Section> chapters = new ArrayList<>();
        for (int chapter = 1; chapter <= 6; chapter++) {
            if (content != Content.WITHOUT_CHAPTER || chapter != 5) {
                chapters.add(new ReportDocument.Section(chapter, "章", "文"));
            }
        }
        List<Cell> cells = new ArrayList<>();
        for (String id : List.of("2/fees/amount", "3/1/total", "4/review/total")) {
            boolean absent = content == Content.WITHOUT_TABLE && id.startsWith("4/");
            cells.add(new Cell(id, "", null, absent ? CellStatus.ABSENT : CellStatus.BLANK, List.of(), null));
        }
        return new ReportDocument(
                source,
                true,
                "报告",
                null,
                "cn-2019",
                null,
                null,
                shown.orElse(null),
                chapters,
                cells,
                List.of(),
                List.of());
    }

    @Test
    void everyAuthorityHasOnEveryDayTheStatusThatThePlanDemands() throws ConfigurationException {
        settle();
        Configuration configuration = Configuration.load(List.of());
        Coverage coverage =
                new Coverage(new Registry(authorities), configuration.deadlines(), configuration.forms(), portals);
        Map<String, Authority> latest = new TreeMap<>();
        authorities.forEach(authority -> latest.put(authority.code(), authority));
        latest.remove(COUNTRY);
        Map<Integer, List<Authority>> owners = new HashMap<>();
        latest.values()
                .forEach(authority -> owners.computeIfAbsent(cityOf.get(authority.code()), city -> new ArrayList<>())
                        .add(authority));
        Set<CoverageStatus> met = EnumSet.noneOf(CoverageStatus.class);
        Set<String> wrong = new TreeSet<>();
        int asked = 0;
        int olderNames = 0;
        try (Home home = Home.folder()) {
            try (Archive archive = home.open()) {
                for (int city = 0; city < CITIES; city++) {
                    for (Crawl crawl : crawls(city)) {
                        crawl(archive, city, crawl, owners.get(city));
                    }
                }
            }
            try (Archive archive = home.open()) {
                for (int year : YEARS) {
                    for (LocalDate day : DAYS) {
                        Map<String, CoverageRow> rows = new HashMap<>();
                        coverage.of(archive.evidence(), year, day, Optional.of(COUNTRY))
                                .rows()
                                .forEach(row -> rows.put(row.code(), row));
                        assertThat(rows.remove(COUNTRY).status()).isIn(CoverageStatus.NOT_DUE, CoverageStatus.UNKNOWN);
                        assertThat(rows).hasSize(CITIES * ON_A_PORTAL);
                        for (Authority owner : latest.values()) {
                            int city = cityOf.get(owner.code());
                            Life life = life(number(owner), owner, year);
                            CoverageStatus expected = CountryPlan.expected(
                                    year,
                                    due(owner.level(), year),
                                    life,
                                    !NOT_CONFIGURED.contains(city),
                                    crawls(city),
                                    day);
                            CoverageRow row = rows.get(owner.code());
                            asked++;
                            if (row.authority().startsWith("旧县")) {
                                assertThat(year).as(row.authority()).isLessThan(2020);
                                olderNames++;
                            }
                            met.add(expected);
                            if (row.status() != expected) {
                                wrong.add(life.tale() + ", " + owner.level() + " about " + year + " as of " + day
                                        + ", city " + city + " " + weather(city, day.getYear()) + ": expected "
                                        + expected + ", came " + row.status() + " (" + row.reason() + ")");
                            }
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isEqualTo(YEARS.size() * DAYS.size() * CITIES * ON_A_PORTAL);
        assertThat(olderNames).isEqualTo(2 * DAYS.size() * CITIES);
        assertThat(met).containsExactlyInAnyOrder(CoverageStatus.values());
    }
}

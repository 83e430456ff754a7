package org.gongkai.extractor.content;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.extractor.content.OrganLookup.Organ;
import org.gongkai.extractor.content.OrganLookup.Where;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.grid.Prose;
import org.gongkai.extractor.read.Reading;
import org.gongkai.model.PlainText;
import org.gongkai.model.ReportDocument.Issuer;
import org.gongkai.model.ReportDocument.Period;
import org.gongkai.model.ReportTitle;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whose report a document is. Evidence in order: the title, the page's own statement of the publisher, the
 * clause of the text that names the compiler, the names in the text, the web site.
 */
public final class IdentityReader {
    /** A short name made of Han characters that ends like an authority's. */
    private static final String NAME =
            "([\\p{IsHan}]{2,20}?(?:人民政府|管理委员会|管委会|委员会|街道办事处|办事处|[省市区县镇乡旗州部]|局|委|厅|办公室|办|中心))";

    private static final Pattern COMPILER = Pattern.compile(
            "(?:由|与|请(?:径)?与|联系|编制(?:机关|单位)[:为])" + NAME + "(?:政府信息公开办公室|办公厅|办公室|政府办)?(?:负责)?(?:汇总|编制|联系|\\(地址)");
    private static final Pattern GOVERNMENT = Pattern.compile("([\\p{IsHan}]{1,12}?[省市区县旗州乡镇])人民政府(?!令|办公厅关于|关于)");

    private static final Pattern WHITE = Pattern.compile("\\s+");
    private static final Pattern BESIDE_HAN = Pattern.compile("(?<=[^\\x00-\\x7F])\\s+|\\s+(?=[^\\x00-\\x7F])");

    private static final Pattern DATE_LINE = Pattern.compile(
            "[(\\[【]?(?:(?:发布|公开|公布|发文|更新)?(?:时间|日期|于)[:]?)?20[0-9]{2}[-年/.][0-9]{1,2}[-月/.][0-9]{1,2}日?[)\\]】]?(?:[0-9]{2}:[0-9:]{2,5})?(?:[^。0-9至到].{0,50})?");

    private final OrganLookup lookup;

    public IdentityReader(OrganLookup lookup) {
        this.lookup = lookup;
    }

    /** What the document and its source tell. */
    Identity read(Reading reading, Chapters chapters, Origin origin, TitleSayings sayings) {
        List<Titled> titles = titles(reading, origin.titleHint(), sayings);
        String text = text(reading);
        Period period = Dates.period(text);
        Optional<Titled> best = Titled.best(titles, period);
        OptionalInt year = year(best, period, chapters, text);
        Optional<String> site = origin.site().or(() -> reading.facts().site()).or(() -> titles.stream()
                .map(titled -> titled.saying().site())
                .flatMap(Optional::stream)
                .findFirst());
        Where where = new Where(site, origin.address(), year, origin.portal());
        Issuer issuer = issuer(best, reading, text, chapters, where);
        return new Identity(
                best.map(Titled::shown).orElse(null),
                best.map(Titled::saying),
                year.isPresent() ? (Integer) year.getAsInt() : null,
                issuer,
                period,
                Dates.published(dates(reading), origin.address()).orElse(null));
    }

    /** A date that stands alone near the title, then what the file says of itself. */
    private static List<String> dates(Reading reading) {
        List<String> dates = new ArrayList<>();
        List<Prose> prose = reading.prose();
        for (Prose paragraph : prose.subList(0, Math.min(prose.size(), TitleLines.FIRST_PARAGRAPHS / 2))) {
            if (DATE_LINE.matcher(PlainText.of(paragraph.text())).matches()) {
                dates.add(paragraph.text());
            }
        }
        dates.addAll(reading.facts().dates());
        return dates;
    }

    /** Where a document came from. */
    public record Origin(
            Optional<String> titleHint, Optional<URI> address, Optional<String> site, Optional<String> portal) {}

    private static List<Titled> titles(Reading reading, Optional<String> hint, TitleSayings sayings) {
        List<Titled> titles = new ArrayList<>();
        for (String title : reading.facts().titles()) {
            titles.add(new Titled(oneLine(title), sayings.of(title)));
        }
        titles.addAll(TitleLines.of(reading.prose(), sayings));
        for (String caption : captions(reading)) {
            if (!mayNameReport(caption)) {
                continue;
            }
            ReportTitle saying = sayings.of(caption);
            if (saying.report()) {
                titles.add(new Titled(oneLine(caption), saying));
            }
        }
        hint.ifPresent(text -> titles.add(new Titled(oneLine(text), sayings.of(text))));
        return titles;
    }

    /** Whether the one character stands in a text that every title of a report has: few paragraphs have it. */
    static boolean mayNameReport(String text) {
        return text.indexOf('报') >= 0 || text.indexOf('報') >= 0;
    }

    /** Texts that stand alone in the first rows of a table: a title may be set into it. */
    private static List<String> captions(Reading reading) {
        List<String> captions = new ArrayList<>();
        for (Grid grid : reading.grids()) {
            for (List<GridCell> line : grid.lines().subList(0, Math.min(4, grid.rowCount()))) {
                List<GridCell> filled =
                        line.stream().filter(cell -> !cell.isBlank()).toList();
                if (filled.size() == 1 && filled.get(0).text().length() <= TitleLines.LONGEST_TITLE) {
                    captions.add(filled.get(0).text());
                }
            }
            if (captions.size() > 8) {
                break;
            }
        }
        return captions;
    }

    /** No line breaks, and no white space between characters that are written without. */
    static String oneLine(String text) {
        if (!WHITE.matcher(text).find()) {
            return text.strip();
        }
        String spaced = WHITE.matcher(text).replaceAll(" ");
        return BESIDE_HAN.matcher(spaced).replaceAll("").strip();
    }

    private static String text(Reading reading) {
        StringBuilder text = new StringBuilder();
        for (Prose prose : reading.prose()) {
            text.append(prose.text()).append('\n');
        }
        return ChineseNumber.yearsInDigits(PlainText.of(text.toString()));
    }

    private static OptionalInt year(Optional<Titled> title, @Nullable Period period, Chapters chapters, String text) {
        if (title.isPresent() && title.get().saying().year().isPresent()) {
            return title.get().saying().year();
        }
        if (period != null && period.from().getYear() == period.to().getYear()) {
            return OptionalInt.of(period.from().getYear());
        }
        return chapters.known() >= 3 ? Dates.dominantYear(text) : OptionalInt.empty();
    }

    private @Nullable Issuer issuer(
            Optional<Titled> title, Reading reading, String text, Chapters chapters, Where where) {
        Optional<String> named = title.flatMap(titled -> titled.saying().organ());
        if (named.isPresent()) {
            return issuer(lookup.find(named.get(), where), "title");
        }
        for (String publisher : reading.facts().issuers()) {
            Optional<Organ> organ = registered(publisher, where);
            if (organ.isPresent()) {
                return issuer(organ.get(), "meta");
            }
        }
        Matcher compiler = COMPILER.matcher(text);
        while (compiler.find()) {
            Optional<Organ> organ = registered(compiler.group(1), where);
            if (organ.isPresent()) {
                return issuer(organ.get(), "compiler-clause");
            }
        }
        Optional<String> often = chapters.known() >= 3 ? oftenNamed(text) : Optional.empty();
        if (often.isPresent()) {
            return issuer(lookup.find(often.get(), where), "body");
        }
        return lookup.ofSite(where).map(organ -> issuer(organ, "site")).orElse(null);
    }

    /** Only names that the registry knows: a text is full of words that look like names. */
    private Optional<Organ> registered(String name, Where where) {
        return Optional.of(lookup.find(name, where)).filter(Organ::known);
    }

    private static Issuer issuer(Organ organ, String evidence) {
        return new Issuer(organ.name(), organ.code().orElse(null), organ.level().orElse(null), evidence);
    }

    /** The government that the text names, when it names no other as often. */
    private static Optional<String> oftenNamed(String text) {
        Map<String, Integer> counts = new HashMap<>();
        Matcher government = GOVERNMENT.matcher(text);
        while (government.find()) {
            String place = government.group(1).replaceFirst("^.*?(?:在|由|向|经|据|按照|根据|和|与|及|通过|是|为|以)", "");
            if (place.length() >= 2 && !place.startsWith("各") && !place.matches("[省市区县]+")) {
                counts.merge(place + "人民政府", 1, Integer::sum);
            }
        }
        String best = null;
        boolean tie = false;
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            int difference = best == null ? 1 : entry.getValue() - counts.getOrDefault(best, 0);
            if (difference > 0) {
                best = entry.getKey();
                tie = false;
            } else if (difference == 0) {
                tie = true;
            }
        }
        return tie ? Optional.empty() : Optional.ofNullable(best);
    }
}

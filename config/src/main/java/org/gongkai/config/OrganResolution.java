package org.gongkai.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.model.Authority;
import org.gongkai.model.Level;

/** From a name as written to the authority that is meant. */
record OrganResolution(Registry registry, Surroundings around, OptionalInt year) {
    /** 市财政局 on a city's site: the first word stands for the place. */
    private static final Pattern RELATIVE =
            Pattern.compile("^(自治区|[省市区县州旗盟])(?=(?:人民)?政府|.{1,30}(?:局|委|厅|办|室|部|中心|会|院|处|所|站|队|馆)$)");

    NamedAuthority resolve(String organ, String evidence) {
        String form = absolute(NameForm.of(organ));
        List<Authority> namesakes = around.narrow(registry, registry.named(form, year));
        List<String> codes = namesakes.stream().map(Authority::code).distinct().toList();
        if (codes.size() == 1) {
            Authority meant = namesakes.get(namesakes.size() - 1);
            return new NamedAuthority(
                    spelledOut(form, meant), Optional.of(meant.level()), Optional.of(meant.code()), evidence);
        }
        String name = namesakes.isEmpty() ? spelledOut(form) : spelledOut(form, namesakes.get(0));
        List<Level> levels = namesakes.stream().map(Authority::level).distinct().toList();
        Optional<Level> level = levels.size() == 1 ? Optional.of(levels.get(0)) : OrganLevel.of(name);
        return new NamedAuthority(name, level, Optional.empty(), evidence);
    }

    /** The name with the place it is relative to; as it stands when the site does not tell which. */
    private String absolute(String form) {
        Matcher relative = RELATIVE.matcher(form);
        if (!relative.find() || !registry.named(form).isEmpty()) {
            return form;
        }
        String kind = relative.group(1);
        return around.territory().stream()
                .flatMap(home -> registry.line(home.code()).stream())
                .flatMap(code -> registry.find(code).stream())
                .flatMap(authority -> NameForm.place(NameForm.of(authority.name())).stream())
                .filter(place -> place.endsWith(kind))
                .findFirst()
                .map(place -> place + form.substring(kind.length()))
                .orElse(form);
    }

    /**
     * As written when it is the official name but for the places before it, which are often left out; else the official
     * name.
     */
    private static String spelledOut(String form, Authority meant) {
        String official = NameForm.of(meant.name());
        String government = NameForm.place(official)
                .map(place -> official.substring(place.length()))
                .orElse("");
        String whole = form.endsWith(government) ? form : form + government;
        return official.endsWith(whole) ? whole : meant.name();
    }

    /** By law the administration of a township is its people's government, that of a subdistrict its office. */
    private static String spelledOut(String form) {
        if (form.matches(".*(?:[镇乡]|苏木)")) {
            return form + "人民政府";
        }
        return form.matches(".*街道办?") ? form.replaceFirst("办$", "") + "办事处" : form;
    }
}

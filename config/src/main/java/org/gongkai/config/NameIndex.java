package org.gongkai.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.gongkai.model.Authority;

/** From every form of a name to those who bear it. */
final class NameIndex {
    private static final Pattern BEHIND_A_SITES_NAME =
            Pattern.compile("(?:门户|政府|政务|官方|公众|信息|公开|网站|官网|平台|专栏|首页|专网|网|站|欢迎您|[()·,-])*");

    private static final Pattern BEFORE_A_SITES_NAME = Pattern.compile("^(?:欢迎访问|中国[·.-]?|数字|[·.-])");

    private final Registry registry;
    private final Map<String, List<Authority>> names = new HashMap<>(32_768);
    /** Governments by place, short forms included: what may stand before another name. */
    private final Map<String, List<Authority>> places = new HashMap<>(16_384);

    /** By code, while the index is built. */
    private final Map<String, List<String>> placesFrom = new HashMap<>();

    private final Map<Authority, String> ownPlace = new IdentityHashMap<>(8_192);

    NameIndex(Registry registry) {
        this.registry = registry;
        for (Authority authority : registry.all()) {
            if (authority.level().isGovernment()) {
                NameForm.place(NameForm.of(authority.name())).ifPresent(place -> ownPlace.put(authority, place));
            }
        }
        registry.all().forEach(this::add);
    }

    private void add(Authority authority) {
        List<String> above = placesAbove(authority);
        addForms(authority, NameForm.of(authority.name()), above);
        for (String alias : authority.aliases()) {
            addForms(authority, NameForm.of(alias), above);
        }
    }

    /** 河南省新乡市凤泉区人民政府 is known without 河南省 and without 新乡市 as well. */
    private void addForms(Authority authority, String form, List<String> above) {
        String rest = form;
        addForm(authority, rest);
        for (String place : above) {
            if (rest.startsWith(place) && rest.length() > place.length() + 2) {
                rest = rest.substring(place.length());
                addForm(authority, rest);
            }
        }
    }

    private void addForm(Authority authority, String form) {
        put(names, form, authority);
        if (!authority.level().isGovernment()) {
            return;
        }
        // an alias may be the place itself: 新疆
        String place = NameForm.place(form).orElse(form);
        put(names, place, authority);
        put(places, place, authority);
        NameForm.shortPlace(place, authority).ifPresent(shortPlace -> put(places, shortPlace, authority));
    }

    /**
     * The places above, outermost first. For an organ without the place of its own government: 财政局 alone is nobody's
     * name.
     */
    private List<String> placesAbove(Authority authority) {
        List<String> codes = registry.line(authority.code());
        int nearest = authority.level().isGovernment() ? 1 : 2;
        return nearest < codes.size() ? placesFrom.computeIfAbsent(codes.get(nearest), this::placesFrom) : List.of();
    }

    /** The places of this code and those above it, in all their names, outermost first. */
    private List<String> placesFrom(String code) {
        List<String> codes = registry.line(code);
        List<String> places = new ArrayList<>();
        for (int i = codes.size() - 1; i >= 0; i--) {
            for (Authority row : registry.history(codes.get(i))) {
                Optional.ofNullable(ownPlace.get(row))
                        .filter(place -> !places.contains(place))
                        .ifPresent(places::add);
            }
        }
        return places;
    }

    private static void put(Map<String, List<Authority>> index, String form, Authority authority) {
        List<Authority> bearers = index.computeIfAbsent(form, key -> new ArrayList<>(1));
        // the forms of one authority are added one after the other
        if (bearers.isEmpty() || bearers.get(bearers.size() - 1) != authority) {
            bearers.add(authority);
        }
    }

    List<Authority> find(String form) {
        List<Authority> bearers = names.get(form);
        return bearers != null ? List.copyOf(bearers) : findBehindPlace(form);
    }

    /** The name behind the name of a place, borne by somebody in that place; the longest such place decides. */
    private List<Authority> findBehindPlace(String form) {
        for (int length = form.length() - 2; length >= 2; length--) {
            List<Authority> around = places.get(form.substring(0, length));
            if (around != null) {
                List<Authority> inside = find(form.substring(length)).stream()
                        .filter(authority -> isBelow(authority, around))
                        .toList();
                if (!inside.isEmpty()) {
                    return inside;
                }
            }
        }
        return List.of();
    }

    private boolean isBelow(Authority authority, List<Authority> around) {
        List<String> line = registry.line(authority.code());
        return around.stream().anyMatch(place -> line.indexOf(place.code()) > 0);
    }

    Optional<Authority> territory(String form) {
        for (int length = form.length(); length >= 2; length--) {
            List<Authority> governments = find(form.substring(0, length)).stream()
                    .filter(authority -> authority.level().isGovernment())
                    .toList();
            if (!governments.isEmpty()) {
                return sole(governments);
            }
        }
        return Optional.empty();
    }

    /** One code, whatever names it had. */
    private Optional<Authority> sole(List<Authority> governments) {
        Set<String> codes = new LinkedHashSet<>();
        governments.forEach(government -> codes.add(government.code()));
        return codes.size() == 1 ? registry.find(codes.iterator().next()) : Optional.empty();
    }

    List<Authority> ofSite(String form) {
        List<Authority> asItStands = beginning(form);
        return asItStands.isEmpty()
                ? beginning(BEFORE_A_SITES_NAME.matcher(form).replaceFirst(""))
                : asItStands;
    }

    private List<Authority> beginning(String form) {
        for (int length = form.length(); length >= 2; length--) {
            if (BEHIND_A_SITES_NAME.matcher(form.substring(length)).matches()) {
                List<Authority> bearers = find(NameForm.of(form.substring(0, length)));
                if (!bearers.isEmpty()) {
                    return bearers;
                }
            }
        }
        return List.of();
    }
}

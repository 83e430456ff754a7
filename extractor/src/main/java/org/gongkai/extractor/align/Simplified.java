package org.gongkai.extractor.align;

import java.util.HashMap;
import java.util.Map;

/**
 * Traditional characters of labels, headings and titles as simplified ones. Only the characters that the vocabulary of
 * these reports needs: mirrors in traditional script are rare, and a full conversion would need a dictionary.
 */
public final class Simplified {
    private static final String PAIRS = "規规劃划範范檔档製制採采購购數数總总金金額额無无當当現现請请與与關关據据計计項项類类處处罰罚許许"
            + "強强級级條条單单結结轉转續续辦办業业機机構构會会組组織织務务從从標标權权訴诉訟讼複复維维糾纠審审尚尚經经後后個个別别"
            + "區区縣县鄉乡鎮镇廳厅層层電电話话號号報报導导開开對对內内屬属國国問问題题進进體体況况動动執执號号訪访舉举來来"
            + "確确認认獲获隱隐護护過过類类詢询監监測测議议間间時时點点網网頁页頻频應应該该說说書书術术稅税財财學学醫医衛卫環环"
            + "農农產产發发聞闻藝艺實实點点為为並并於于東东陝陕寧宁遼辽濟济慶庆廣广貴贵滬沪漢汉長长陽阳陰阴龍龙馬马臺台灣湾"
            + "島岛島岛嶺岭蘇苏魯鲁贛赣連连達达運运輸输農农糧粮氣气車车鐵铁設设錄录歸归檢检違违謠谣費费償偿幾几歷历統统協协"
            + "緩缓終终舊旧營营營营績绩籌筹約约綜综緝缉線线編编縮缩紀纪細细級级純纯納纳給给絡络絕绝繼继職职聯联聲声聽听";

    private static final Map<Character, Character> TABLE = table();

    private Simplified() {}

    private static Map<Character, Character> table() {
        Map<Character, Character> table = new HashMap<>();
        for (int i = 0; i + 1 < PAIRS.length(); i += 2) {
            table.put(PAIRS.charAt(i), PAIRS.charAt(i + 1));
        }
        return Map.copyOf(table);
    }

    /** The text with its traditional characters replaced. */
    public static String of(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            Character simple = c < 0x4E00 ? null : TABLE.get(c);
            if (simple != null && simple != c) {
                if (out == null) {
                    out = new StringBuilder(text);
                }
                out.setCharAt(i, simple);
            }
        }
        return out == null ? text : out.toString();
    }
}

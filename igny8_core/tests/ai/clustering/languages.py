"""Keywords about coffee in many languages, three topics each, in the order of their topics."""

from __future__ import annotations

KEYWORDS = {
    "german": """kaffeemaschine entkalken|kaffeemaschine reinigen|kaffeevollautomat entkalken|espressomaschine entkalken
        kaffeebohnen kaufen|kaffeebohnen test|beste kaffeebohnen|arabica kaffeebohnen günstig
        milchschaum machen|milchaufschäumer test|milchschaum ohne aufschäumer|milchschäumer elektrisch""",
    "japanese": """コーヒー豆 おすすめ|コーヒー豆 保存方法|コーヒー豆 通販|コーヒー豆の選び方
        エスプレッソマシン 家庭用|エスプレッソマシン 掃除|エスプレッソマシン 比較
        水出しコーヒー 作り方|水出しコーヒー 比率|水出しコーヒー 時間""",
    "arabic": """تحميص القهوة في المنزل|تحميص القهوة العربية|درجات تحميص القهوة
        ماكينة قهوة اسبريسو|تنظيف ماكينة القهوة|افضل ماكينة قهوة
        القهوة الباردة طريقة|طريقة عمل القهوة الباردة|وصفة القهوة الباردة""",
    "thai": """เมล็ดกาแฟ ราคา|เมล็ดกาแฟคั่ว|เมล็ดกาแฟ ยี่ห้อไหนดี
        เครื่องชงกาแฟ ราคา|เครื่องชงกาแฟ ล้าง|เครื่องชงกาแฟ ใช้ในบ้าน
        กาแฟสกัดเย็น วิธีทำ|กาแฟสกัดเย็น สูตร|กาแฟสกัดเย็น ซื้อ""",
    "chinese": """咖啡豆推荐|咖啡豆保存|咖啡豆价格
        半自动咖啡机清洗|半自动咖啡机推荐|半自动咖啡机维修
        冷萃做法|冷萃比例|冷萃时间""",
    "russian": """кофейные зерна купить|кофейные зерна отзывы|свежие кофейные зерна
        ремонт кофемашины|чистка кофемашины|кофемашина для дома
        холодная заварка рецепт|холодная заварка пропорции|холодная заварка время""",
    "signs": """☕ beans|☕ beans online|☕ beans price
        🏋️ bench|🏋️ bench price|🏋️ bench online
        ✈️ visa|✈️ visa photo|✈️ visa online""",
}


def keywords_and_topics(language: str) -> tuple[list[str], list[int]]:
    """Keywords, and the number of the topic of each."""
    topics = [line.strip().split("|") for line in KEYWORDS[language].splitlines()]
    return [word for words in topics for word in words], [number for number, words in enumerate(topics) for _ in words]

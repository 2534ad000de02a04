"""Cut Chinese text into words."""
import jieba


def main():
    text = "我来到北京清华大学，小明硕士毕业于中国科学院计算所，后在日本京都大学深造。乒乓球拍卖完了。" * 60
    list(jieba.cut(text))
    list(jieba.cut_for_search(text))


if __name__ == "__main__":
    main()
